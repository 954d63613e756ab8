import { expect, test } from 'vitest'
import { firstHit } from '#web/ui/firstHit.ts'

test.each<[string, readonly string[], string | undefined]>([
  ['reg', ['region'], 'region'],
  ['Region', ['region.big', 'region'], 'region'],
  ['e', ['us-east', 'eu'], 'us-east'],
  ['', ['region'], undefined],
  // Those of the text before.
  ['reg', ['host', 'role'], undefined],
  ['web-*', ['web-1'], undefined],
  ['%', ['%', 'web-1'], undefined],
  ['!eu', ['eu'], undefined],
  ['web-*,e', ['web-*, eu'], 'web-*, eu'],
  ['eu, web-*', ['eu, web-1'], undefined],
])('for %s among %j Enter takes %s', (text, suggestions, expected) => {
  expect(suggestions[firstHit(suggestions, text)]).toBe(expected)
})
