import { expect, test } from 'vitest'
import { isSealed, openVault } from '#server/store/vault.ts'

const vault = openVault('a key of sixteen or more')
const settings = {
  topic_arn: 'arn:aws:sns:eu-west-1:1:ops',
  access_key_id: 'A',
  secret_access_key: 'ß',
  more: 'x',
}

test('secrets are sealed, and what its type does not know; the rest stays readable', () => {
  const sealed = vault.seal('sns', settings)
  expect(
    Object.keys(settings).filter((name) => isSealed(sealed[name as keyof typeof settings] ?? '')),
  ).toEqual(['secret_access_key', 'more'])
  expect(JSON.stringify(sealed)).not.toContain('ß')
  expect(vault.open(sealed)).toEqual({ settings, unreadable: [] })
  expect(openVault('a key of sixteen or more').open(sealed).settings).toEqual(settings)
})

test('the same is sealed otherwise every time, and once only', () => {
  const sealed = vault.seal('slack', { url: 'https://example.com' })
  expect(vault.seal('slack', { url: 'https://example.com' })).not.toEqual(sealed)
  expect(vault.seal('slack', sealed)).toEqual(sealed)
})

test('without a key nothing is sealed, and plain settings are always readable', () => {
  expect(openVault(undefined).seal('sns', settings)).toEqual(settings)
  expect(vault.open(settings)).toEqual({ settings, unreadable: [] })
})

test.each([
  ['another key', openVault('another key of sixteen'), (text: string) => text],
  ['no key', openVault(undefined), (text: string) => text],
  ['a changed text', vault, (text: string) => `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`],
  ['a cut text', vault, (text: string) => text.slice(0, 20)],
])('%s opens nothing', (_, other, change) => {
  const { url = '' } = vault.seal('slack', { url: 'https://example.com' })
  expect(other.open({ url: change(url), room: 'a' })).toEqual({
    settings: { room: 'a' },
    unreadable: ['url'],
  })
})

test('a sealed value does not open under another name', () => {
  const { token = '' } = vault.seal('bigpanda', { token: 't' })
  expect(vault.open({ app_key: token }).unreadable).toEqual(['app_key'])
})
