import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poise-readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

test("the README's TypeScript example works as it is written", async () => {
  const readme = await readFile('README.md', 'utf8')
  const written = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const example = written
    .replaceAll("'./src/", `'${pathToFileURL('src').href}/`)
    .replace('http://127.0.0.1:3000', url)
    .replace('admin@localhost', server.deps.config.email)
  const file = join(folder, 'example.mts')
  await writeFile(file, `${example}export {}\n`)

  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], {
    env: { ...process.env, TOKEN: server.tokenOf('admin') },
  })
  expect(stdout).toMatch(/^us-east \[ \{ time: \d+, value: 3 \} \]$/m)
})
