import { Canvas, createCanvas, DOMMatrix, Path2D } from '@napi-rs/canvas'

/*
 * As much of a browser as pictures ask for, and uPlot while it draws without cursor and legend. To be imported before uPlot, which looks
 * for a window once, when it is loaded.
 */

/** An element that nobody sees: it takes what uPlot says of it. */
class Element {
  readonly style = {}
  readonly classList = { add: ignored, remove: ignored, contains: () => false }
  appendChild = ignored
  insertBefore = ignored
  remove = ignored
  addEventListener = ignored
  removeEventListener = ignored
}

function ignored(): void {}

const canvasElement = (): Canvas => Object.assign(createCanvas(1, 1), new Element())

/** What tells uPlot that the pixels have changed; the newest is the one it listens to. */
let pixelsWatched = new EventTarget()

const browser = {
  window: new EventTarget(),
  document: { createElement: (tag: string) => (tag === 'canvas' ? canvasElement() : new Element()) },
  navigator: { language: 'en-GB' },
  matchMedia: () => (pixelsWatched = new EventTarget()),
  HTMLElement: Element,
  Path2D,
  DOMMatrix,
  devicePixelRatio: 1,
}
for (const [name, value] of Object.entries(browser)) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
}

/** Device pixels in a CSS pixel of what uPlot draws from now on. */
export function setPixelRatio(ratio: number): void {
  globalThis.devicePixelRatio = ratio
  pixelsWatched.dispatchEvent(new Event('change'))
}
