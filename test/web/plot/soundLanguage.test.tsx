import { expect, test, vi } from 'vitest'

test.each([
  ['en-US@posix', 'en-US'],
  ['', 'en-US'],
  ['de-CH', 'de-CH'],
])('where the browser says %o, charts speak %s', async (said, spoken) => {
  Object.defineProperty(navigator, 'language', { value: said, configurable: true })
  vi.resetModules()
  await import('#web/plot/soundLanguage.ts')
  expect(navigator.language).toBe(spoken)
})
