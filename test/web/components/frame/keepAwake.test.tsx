import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepAwake } from '#web/components/frame/keepAwake.ts'

/** What was asked of the screen, one after the other. */
let said: string[] = []
let grant: () => Promise<unknown>
let visibility: DocumentVisibilityState

const lock = { release: () => Promise.resolve(said.push('released')) }

beforeEach(() => {
  said = []
  visibility = 'visible'
  grant = () => Promise.resolve(lock)
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility)
  Object.defineProperty(navigator, 'wakeLock', {
    configurable: true,
    value: { request: (type: string) => (said.push(`asked for the ${type}`), grant()) },
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'wakeLock')
})

async function become(state: DocumentVisibilityState): Promise<void> {
  visibility = state
  document.dispatchEvent(new Event('visibilitychange'))
  await settled()
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

test('the screen is kept on until the end, and asked for again when the tab is seen again', async () => {
  const stop = keepAwake()
  await settled()
  expect(said).toEqual(['asked for the screen'])
  await become('hidden')
  expect(said).toHaveLength(1)
  await become('visible')
  expect(said).toEqual(['asked for the screen', 'asked for the screen'])
  stop()
  await settled()
  expect(said.slice(2)).toEqual(['released'])
  await become('visible')
  expect(said).toHaveLength(3)
})

test('a tab that nobody sees does not ask', async () => {
  visibility = 'hidden'
  const stop = keepAwake()
  await settled()
  expect(said).toEqual([])
  stop()
})

test('what is given after the end is given back', async () => {
  const stop = keepAwake()
  stop()
  await settled()
  expect(said).toEqual(['asked for the screen', 'released'])
})

test('a refusal, and a browser that cannot, leave the screen to the system', async () => {
  grant = () => Promise.reject(new DOMException('The battery is low.', 'NotAllowedError'))
  const stop = keepAwake()
  await settled()
  stop()
  expect(said).toEqual(['asked for the screen'])
  Reflect.deleteProperty(navigator, 'wakeLock')
  keepAwake()()
  await settled()
  expect(said).toHaveLength(1)
})
