import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alertList } from '#api/alerts.ts'
import { annotationEventList } from '#api/annotationEvents.ts'
import { chartCreate } from '#api/charts.ts'
import { metricList } from '#api/metrics.ts'
import { snapshotList } from '#api/snapshots.ts'
import { spaceLinkList } from '#api/spaceLinks.ts'
import { spaceCreate } from '#api/spaces.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const url = await server.app.listen({ port: 0, host: '127.0.0.1' })
const readme = await readFile('README.md', 'utf8')
/** As it is to be run here. */
const here = (text: string) =>
  text.replace('http://127.0.0.1:3000', url).replace('admin@localhost', server.deps.config.email)
const env = { ...process.env, TOKEN: server.tokenOf('admin') }
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poise-readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

test("the README's TypeScript example works as it is written", async () => {
  const written = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const example = here(written).replaceAll("'./src/", `'${pathToFileURL('src').href}/`)
  const file = join(folder, 'example.mts')
  await writeFile(file, `${example}export {}\n`)

  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], { env })
  expect(stdout).toMatch(/^us-east \[ \{ time: \d+, value: 3 \} \]$/m)
})

test("the README's curl commands send measurements and an annotation, and make an alert, a snapshot and a link", async () => {
  const commands = [...readme.matchAll(/^```\n(curl [\s\S]*?)```/gm)].map(([, command]) => here(command!))
  expect(commands).toHaveLength(5)
  const space = await server.call(spaceCreate, { body: { name: 'Any' } })
  const chart = await server.call(chartCreate, { params: { id: space.id }, body: { name: 'CPU' } })
  for (const command of commands) {
    const line = command
      .trim()
      .replace('[chart][id]=1', `[chart][id]=${chart.id}`)
      .replace('"space": 1', `"space": ${space.id}`)
    await promisify(execFile)('sh', ['-c', `${line} --fail -sS`], { env })
  }
  const { metrics } = await server.call(metricList, { query: { name: 'memory.free' } })
  expect(metrics).toHaveLength(1)
  const { events } = await server.call(annotationEventList, { query: { streams: ['deploys'], duration: 60 } })
  expect(events).toMatchObject([{ title: 'Deployed v56' }])
  const { snapshots } = await server.call(snapshotList, {})
  expect(snapshots).toMatchObject([
    { subject: { chart: { id: chart.id, sources: ['*'] } }, duration: 10_800, zone: 'Europe/Berlin' },
  ])
  const { space_links } = await server.call(spaceLinkList, {})
  expect(space_links).toMatchObject([{ source: 'web-*', duration: 10_800, created_by: null }])
  const { alerts } = await server.call(alertList, {})
  expect(alerts).toMatchObject([{ name: 'cpu.high', conditions: [{ metric_name: 'cpu', duration: 300 }] }])
})
