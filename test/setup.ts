import { afterEach, beforeEach, expect, vi } from 'vitest'

/* An unexpected console.error or console.warn fails the test that caused it. A test that expects one spies on it itself. */

beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  const unexpected = [console.error, console.warn].flatMap((method) =>
    vi.isMockFunction(method) ? method.mock.calls : [],
  )
  vi.restoreAllMocks()
  expect(unexpected, 'nothing unexpected on the console').toEqual([])
})
