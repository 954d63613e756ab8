import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chartCreate, chartList } from '#api/charts.ts'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import { spaceCreate, spaceList, spaceView } from '#api/spaces.ts'
import { run as runCommand } from '#cli/run.ts'
import { documentText } from '#space/document.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { call } = server
const url = await server.app.listen({ port: 0, host: '127.0.0.1' })

/** Far from the package: what the command needs, it finds by itself. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poise-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface End {
  code: number | null
  stdout: string
  stderr: string
}

const environment = (role: 'admin' | 'viewer' = 'admin') => ({
  PATH: process.env.PATH,
  POISE_URL: url,
  POISE_EMAIL: server.deps.config.email,
  POISE_TOKEN: server.tokenOf(role),
})

function runShell(script: string): Promise<End> {
  const child = spawn('sh', ['-ec', script], {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end: End = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (end.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (end.stderr += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...end, code })))
}

/** In this process, because a process of its own takes a second to begin. */
async function run(
  args: readonly string[],
  { env = {}, input = '', isTTY = false }: { env?: NodeJS.ProcessEnv; input?: string; isTTY?: boolean } = {},
): Promise<End> {
  const end: End = { code: null, stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk: Buffer, _, next) {
        end[stream] += chunk.toString()
        next()
      },
    })
  end.code = await runCommand(args, {
    env: { ...environment(), ...env },
    stdin: Object.assign(Readable.from([input]), { isTTY }),
    stdout: into('stdout'),
    stderr: into('stderr'),
  })
  return end
}

const done = (stdout: string): End => ({ code: 0, stdout, stderr: '' })
const file = (name: string) => join(folder, name)

async function made(name: string) {
  const { id } = await call(spaceCreate, { body: { name } })
  await call(chartCreate, { params: { id }, body: { name: 'CPU', streams: [{ metric: 'cpu' }] } })
  return id
}

test('a space goes out to a file, and comes in from it with what was changed', async () => {
  const id = await made('Web')
  expect(await run(['space', 'export', 'Web', file('web.json')])).toEqual(done(''))
  const text = await readFile(file('web.json'), 'utf8')
  expect(text).toBe(documentText(await call(spaceDocumentView, { params: { id } })))
  expect(await run(['space', 'export', String(id)])).toEqual(done(text))
  expect(await run(['space', 'import', file('web.json')])).toEqual(
    done(`Space ${id}, Web:\n  nothing changes\n`),
  )

  await writeFile(file('web.json'), text.replace('"name": "CPU"', '"name": "Load",\n      "min": 0'))
  const told = `Space ${id}, Web:\n  chart "CPU" renamed to "Load"\n  chart "Load": min set to 0\n`
  const before = await call(chartList, { params: { id } })
  expect(await run(['space', 'import', file('web.json'), '--dry-run'])).toEqual(done(told))
  expect(await run(['space', 'import', file('web.json')])).toEqual({
    code: 1,
    stdout: told,
    stderr: 'Nothing was changed. Say --yes to import without being asked\n',
  })
  expect(await call(chartList, { params: { id } })).toEqual(before)
  expect(await run(['space', 'import', file('web.json'), '--yes'])).toEqual(done(`${told}Imported\n`))
  expect(await call(chartList, { params: { id } })).toMatchObject([
    { id: before[0]?.id, name: 'Load', min: 0 },
  ])
})

test('a space of another name is created, or another space is changed', async () => {
  const input = JSON.stringify({ poise: 1, name: 'From the pipe', charts: [{ name: 'a' }] })
  const told = 'A new space, From the pipe:\n  chart "a" added\n'
  expect(await run(['space', 'import', '-', '--dry-run'], { input })).toEqual(done(told))
  expect(await run(['space', 'import', '-', '--yes'], { input })).toEqual(done(`${told}Imported\n`))
  const { id } = await call(spaceView, { params: { id: 'From the pipe' } })

  const other = await made('Another')
  await run(['space', 'import', '-', '--yes', '--space', 'another'], { input })
  expect((await call(spaceView, { params: { id: other } })).name).toBe('From the pipe')
  expect((await call(spaceView, { params: { id: 'From the pipe' } })).id).toBe(id)
})

test('spaces are listed with their ids, all of them, and no name breaks its line', async () => {
  await Promise.all(
    Array.from({ length: 101 }, (_, n) => call(spaceCreate, { body: { name: `space ${n}` } })),
  )
  const odd = await call(spaceCreate, { body: { name: 'odd \u001b[31m\n\u202e' } })
  const { stdout, code } = await run(['space', 'list'])
  expect(code).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength((await call(spaceList)).query.total)
  expect(lines).toContain(`${odd.id}\todd \\u001b[31m\\u000a\\u202e`)
})

test.each([
  ['yes', 'y\n', 0, /\[y\/N\] $/],
  ['no', 'n\n', 1, /\[y\/N\] Nothing was changed\..*\n$/],
  ['nothing, by the end of the input', '', 1, /\[y\/N\] \nNothing was changed\..*\n$/],
])('a person is asked and says %s', async (answer, input, code, said) => {
  await writeFile(file('asked.json'), JSON.stringify({ poise: 1, name: `Asked: ${answer}` }))
  const end = await run(['space', 'import', file('asked.json')], { input, isTTY: true })
  expect(end).toMatchObject({ code, stderr: expect.stringMatching(said) })
})

test('options come before the environment', async () => {
  const { email } = server.deps.config
  const options = ['--url', `${url}/`, '--email', email, '--token', server.tokenOf('admin')]
  const env = { POISE_URL: 'http://127.0.0.1:1', POISE_EMAIL: 'x@example.com', POISE_TOKEN: 'wrong' }
  expect(await run(['space', 'list', ...options], { env })).toMatchObject({ code: 0, stderr: '' })
})

test('it says how it is used', async () => {
  for (const args of [[], ['help'], ['space', '--help'], ['-h']]) {
    expect(await run(args)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage:/) })
  }
})

describe('a failure is one line', () => {
  const right = JSON.stringify({ poise: 1, name: 'a' })
  test.each<[string, string[], { env?: NodeJS.ProcessEnv; input?: string }, RegExp]>([
    ['no such command', ['space', 'explode'], {}, /^There is no such command: see poise help\n$/],
    ['too many words', ['space', 'list', 'all'], {}, /^There is no such command/],
    ['no such option', ['space', 'list', '--force'], {}, /^Unknown option '--force'.*\n$/],
    [
      'no token',
      ['space', 'list'],
      { env: { POISE_TOKEN: '' } },
      /^Give a token in POISE_TOKEN or with --token\n$/,
    ],
    [
      'a wrong token',
      ['space', 'list'],
      { env: { POISE_TOKEN: 'a' } },
      /^The email or the token is wrong.*\n$/,
    ],
    [
      'no Poise',
      ['space', 'list'],
      { env: { POISE_URL: 'http://127.0.0.1:1' } },
      /^Poise does not answer at http:\/\/127\.0\.0\.1:1\n$/,
    ],
    [
      'no address',
      ['space', 'list'],
      { env: { POISE_URL: 'nowhere' } },
      /^Poise does not answer at nowhere\n$/,
    ],
    ['no such space', ['space', 'export', 'Nowhere'], {}, /^There is no space Nowhere\n$/],
    [
      'no such space to import to',
      ['space', 'import', '-', '--space', 'Nowhere'],
      { input: right },
      /^There is no space Nowhere\n$/,
    ],
    ['no such file', ['space', 'import', 'none.json'], {}, /^ENOENT: .*none\.json'\n$/],
    ['no JSON', ['space', 'import', '-'], { input: '{' }, /^This is not JSON: .*\n$/],
    ['no document', ['space', 'import', '-'], { input: '[]' }, /^The body must be an object\n$/],
    [
      'a wrong document',
      ['space', 'import', '-', '--yes'],
      { input: JSON.stringify({ poise: 1, name: 'a', charts: [{ type: 'pie' }] }) },
      /^charts\[0\]\.type must be one of: line, stacked, bignumber\n$/,
    ],
    [
      'a document that the server refuses',
      ['space', 'import', '-', '--yes'],
      { input: JSON.stringify({ poise: 1, name: 'a', charts: [{ streams: [{ composite: 'sum(' }] }] }) },
      /^charts\[0\]\.streams\[0\]\.composite .*\n$/,
    ],
    [
      'a role that may not',
      ['space', 'import', '-', '--yes'],
      { input: right, env: { POISE_TOKEN: server.tokenOf('viewer') } },
      /^This token is not permitted.*\n$/,
    ],
  ])('%s', async (_, args, given, line) => {
    const { code, stderr } = await run(args, given)
    expect(stderr).toMatch(line)
    expect(code).toBe(1)
  })
})

test('npx finds the command in the package, and the example in the README works as it is written', async () => {
  const { bin } = JSON.parse(await readFile('package.json', 'utf8')) as { bin: Record<string, string> }
  const written = /## Dashboards as code[\s\S]*?```\n([\s\S]*?)```/.exec(
    await readFile('README.md', 'utf8'),
  )?.[1]
  await made('Poise')
  const script = (written ?? '')
    .replace(/^export .*$/m, '')
    .replaceAll('npx poise', `"${join(process.cwd(), bin.poise ?? '')}"`)
  const { code, stdout, stderr } = await runShell(script)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^\d+\tPoise$/m)
  expect(stdout).toMatch(/nothing changes[\s\S]*A new space, Copy:\n {2}chart "CPU" added\nImported\n$/)
})
