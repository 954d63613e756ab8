import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeClipboard } from '#web/ui/clipboard.ts'

/** What was put on the clipboard, and by which way. */
let put: string[] = []
const writeText = (text: string) => Promise.resolve(void put.push(`written ${text}`))
const refuse = () => Promise.reject(new DOMException('Not focused', 'NotAllowedError'))

const give = (clipboard: object | undefined) =>
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })

/** As a browser does: whoever hears of the command says what is copied. */
const copyCommand = () => {
  const data = { setData: (type: string, text: string) => put.push(`${type} ${text}`) }
  return document.dispatchEvent(Object.assign(new Event('copy'), { clipboardData: data }))
}

beforeEach(() => {
  put = []
  document.execCommand = copyCommand
  vi.stubGlobal('ClipboardItem', Object)
})
afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard')
  Reflect.deleteProperty(document, 'execCommand')
  vi.unstubAllGlobals()
})

const picture = new Blob(['png'], { type: 'image/png' })

test.each<[string, object | undefined, Blob | null, string]>([
  ['text', { writeText }, null, 'written a'],
  ['a picture beside it', { write: async () => put.push('both'), writeText }, picture, 'both'],
  ['text alone where pictures are not taken', { write: refuse, writeText }, picture, 'written a'],
  ['by the command where the browser refuses', { writeText: refuse }, null, 'text/plain a'],
  ['by the command on a page over plain HTTP', undefined, picture, 'text/plain a'],
])('%s', async (_, clipboard, beside, expected) => {
  give(clipboard)
  await writeClipboard('a', beside)
  expect(put).toEqual([expected])
})

test('where no way is open, it says so', async () => {
  give(undefined)
  document.execCommand = () => false
  await expect(writeClipboard('a')).rejects.toThrow('gives no clipboard')
})
