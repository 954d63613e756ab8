import { expect, test } from 'vitest'
import { AGENTS } from '#web/components/settings/agentSnippets.ts'

const account = { origin: 'https://poise.example.com', email: "o'hara@example.com", token: 'abc' }
const textOf = (agent: string, origin = account.origin) =>
  AGENTS.find(({ value }) => value === agent)?.text({ ...account, origin }) ?? ''

test.each(AGENTS.map(({ value }) => [value]))('%s is told who and where', (agent) => {
  const text = textOf(agent)
  expect(text).toContain('abc')
  expect(text).toContain('poise.example.com')
})

test.each([
  ['https://poise.example.com', 'https://poise.example.com:443'],
  ['http://poise.example.com', 'http://poise.example.com:80'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('statsd is told the port of %s, as text that its configuration takes', (origin, api) => {
  const config = new Function(`return ${textOf('statsd', origin)}`)() as { librato: object }
  expect(config.librato).toEqual({ email: account.email, token: 'abc', api })
})

test('what is quoted stays whole', () => {
  expect(textOf('curl')).toContain(`-u 'o'\\''hara@example.com:abc'`)
  expect(textOf('python', 'http://127.0.0.1:3000')).toContain('hostname="127.0.0.1:3000", protocol="http")')
})

test('what is for Node runs, and sends a measurement', async () => {
  const sent: [url: string, init: RequestInit][] = []
  const send = (url: string, init: RequestInit) => void sent.push([url, init])
  const run = new Function('fetch', `return (async () => {${textOf('fetch')}})()`) as (
    fetch: object,
  ) => Promise<void>
  await run(send)
  const [[url, init]] = sent as [(typeof sent)[0]]
  expect(url).toBe('https://poise.example.com/v1/measurements')
  const authorization = `Basic ${btoa(`${account.email}:${account.token}`)}`
  expect(init).toMatchObject({ method: 'POST', headers: { authorization } })
  expect(JSON.parse(String(init.body))).toEqual({
    tags: { host: 'web-1' },
    measurements: [{ name: 'hello', value: 42 }],
  })
})
