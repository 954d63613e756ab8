import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { greeting } from '#server/runServer.ts'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'poise-main-'))
})
afterAll(() => rm(data, { recursive: true, force: true }))

interface Run {
  url: string
  stdout: () => string
  stderr: () => string
  kill: (signal: NodeJS.Signals) => void
  exit: Promise<number | null>
}

/** Starts main.ts; resolves when it says where it is, or has ended. */
async function main(env: Record<string, string>): Promise<Run> {
  const script = join(import.meta.dirname, '../../src/server/main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { PATH: process.env.PATH, PORT: '0', POISE_DATA: data, UV_THREADPOOL_SIZE: '16', ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  const said = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
      if (/Poise is at/.test(stdout)) resolve()
    })
  })
  await Promise.race([said, exit])
  return {
    url: /at (\S+)/.exec(stdout)?.[1] ?? '',
    stdout: () => stdout,
    stderr: () => stderr,
    kill: (signal) => child.kill(signal),
    exit,
  }
}

const refusal = async (env: Record<string, string>) => {
  const { exit, stderr } = await main(env)
  return { code: await exit, stderr: stderr() }
}

test('a bad setting ends the start with one line', async () => {
  const stderr = 'PORT must be a number from 0 to 65535, but is "x"\n'
  expect(await refusal({ PORT: 'x' })).toEqual({ code: 1, stderr })
})

test('a server from its first start over kill -9 to a clean end', { timeout: 120_000 }, async () => {
  const first = await main({})
  expect(first.stderr()).toBe('')
  expect(first.stdout()).toMatch(/\/signin#code=[0-9a-f]{64}\n/)
  const token = /Token +([0-9a-f]{64})/.exec(first.stdout())?.[1]
  const health = await fetch(`${first.url}/healthz`)
  expect(await health.json()).toEqual({ status: 'ok' })

  const second = await refusal({})
  expect(second).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^The data folder \S+ is in use by .*\(pid \d+\).*\n$/),
  })
  const port = new URL(first.url).port
  const third = await refusal({ PORT: port, POISE_DATA: join(data, 'other') })
  expect(third).toEqual({ code: 1, stderr: expect.stringMatching(`^Port ${port} of 127.0.0.1 is in use`) })

  first.kill('SIGKILL')
  await first.exit
  const again = await main({})
  expect(again.stdout()).not.toContain('Token')
  const authorization = `Basic ${Buffer.from(`token:${token}`).toString('base64')}`
  expect((await fetch(`${again.url}/v1/spaces`, { headers: { authorization } })).status).toBe(200)
  again.kill('SIGTERM')
  expect(await again.exit).toBe(0)
  expect(await readdir(data)).not.toContain('poise.lock')
})

test('the first start tells how to sign in, but not a token that the operator chose', () => {
  const config = readConfig({ POISE_TOKEN: 'chosen-by-me' })
  const firstSignIn = { link: 'http://x/signin#code=1', token: 'chosen-by-me' }
  expect(greeting(config, { url: 'http://x', firstSignIn })).toContain(firstSignIn.link)
  expect(greeting(config, { url: 'http://x', firstSignIn })).not.toContain('chosen-by-me')
})
