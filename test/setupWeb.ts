import { cleanup, configure, prettyDOM } from '@testing-library/react'
import { afterEach } from 'vitest'
import { reuseStylesOfKinds } from '#test/helpers/kindStyle.ts'
import { showOverlay } from '#web/stores/overlay.ts'
import { useToasts } from '#web/stores/toasts.ts'

afterEach(() => {
  cleanup()
  // Test files share the stores.
  useToasts.setState({ toasts: [] })
  showOverlay(null)
})

reuseStylesOfKinds(window)

configure({
  // A first test pays for all that it imports lazily.
  asyncUtilTimeout: 15_000,
  // Who waits for an element misses it many times: the page is printed only when it is told to somebody.
  getElementError(message, container) {
    const error = new Error()
    error.name = 'TestingLibraryElementError'
    const withPage = () => [message, prettyDOM(container)].filter(Boolean).join('\n\n')
    return Object.defineProperty(error, 'message', { get: withPage, configurable: true })
  },
})

/*
 * What a browser has and jsdom has not, just enough for the page to run. Nothing is painted: what charts look like is
 * tested in Chromium.
 */

class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** All that is observed is in view. */
class EverythingInView extends Observer {
  constructor(private readonly told: (entries: object[]) => void) {
    super()
  }
  override observe(target?: Element): void {
    this.told([{ target, isIntersecting: true, intersectionRatio: 1 }])
  }
}

/** Takes every drawing command and does nothing. */
const blindContext: unknown = new Proxy(
  {},
  {
    get: (_, name) => (name === 'measureText' ? () => ({ width: 0 }) : () => blindContext),
    set: () => true,
  },
)

Object.assign(globalThis, {
  matchMedia: (media: string) =>
    Object.assign(new EventTarget(), { media, matches: false, addListener() {}, removeListener() {} }),
  ResizeObserver: Observer,
  IntersectionObserver: EverythingInView,
  Path2D: class extends Observer {
    moveTo(): void {}
    lineTo(): void {}
    rect(): void {}
    closePath(): void {}
    addPath(): void {}
    arc(): void {}
  },
})
Object.assign(HTMLCanvasElement.prototype, { getContext: () => blindContext })
Object.assign(window, { scrollTo: () => {} })

Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true
  },
  close(this: HTMLDialogElement) {
    this.open = false
  },
})
