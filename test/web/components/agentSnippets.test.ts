import { expect, test } from 'vitest'
import { AGENTS } from '#web/components/agentSnippets.ts'

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
