import { expect, it } from 'vitest'
import { quoted } from '#web/components/page/quoted.ts'

it.each([
  ['a plain name', 'CPU', '“\u2068CPU\u2069”'],
  ['a name that turns the direction of what follows', '\u202Egnp', '“\u2068\u202Egnp\u2069”'],
  ['a name that would end its own isolation', 'a\u2069\u202Eb', '“\u2068a\u202Eb\u2069”'],
])('%s stays apart from the sentence', (_what, name, text) => {
  expect(quoted(name)).toBe(text)
})
