import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'

let server: ListeningServer
let folder: string
beforeAll(async () => {
  server = await listen()
  folder = await mkdtemp(join(tmpdir(), 'poise-readme-'))
}, 120_000)
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

test("the README's TypeScript example works as it is written", async () => {
  const readme = await readFile('README.md', 'utf8')
  const written = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const example = written
    .replaceAll("'./src/", `'${pathToFileURL('src').href}/`)
    .replace('http://127.0.0.1:3000', server.url)
    .replace('admin@localhost', server.email)
  const file = join(folder, 'example.mts')
  await writeFile(file, `${example}export {}\n`)

  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, TOKEN: server.token },
  })
  expect(stdout).toMatch(/^us-east \[ \{ time: \d+, value: 3 \} \]$/m)
})
