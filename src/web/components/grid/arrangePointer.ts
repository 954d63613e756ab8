import { scrollAtEdges } from './scrollAtEdges.ts'
import { isOnHead } from './chartHead.ts'

/** What of a chart is taken hold of: its head moves it, its corner resizes it. */
export type Grip = 'head' | 'corner'

export interface ArrangeActions {
  /** Whether this chart may be taken hold of now. */
  begin: (chart: number, grip: Grip) => boolean
  /** So many pixels from where it was taken hold of, with what the page was scrolled by. */
  move: (x: number, y: number) => void
  drop: () => void
  /** Everything goes back. */
  cancel: () => void
  /** A finger rested on the head of this chart and moved nothing. */
  press: (chart: number) => void
}

/** A way shorter than this, in pixels, is a click. */
const CLICK = 5
/** How long a finger rests on a head before it moves the chart and not the page, in ms; moving further means to scroll. */
const LONG_PRESS = 400
const WOBBLE = 10
/** How long after a finger is lifted its click may come, in ms. */
const CLICK_AFTER = 300

/**
 * Drags of charts by mouse, pen and finger, in any part of the grid. A finger moves a chart by its head after it rested there,
 * so that the page still scrolls; at the corner at once. Where it only rests, it selects the chart.
 *
 * @returns how to stop
 */
export function attachArranging(grid: HTMLElement, actions: ArrangeActions): () => void {
  let pressed: { pointer: number; chart: number; grip: Grip; x: number; y: number; scrolled: number } | null =
    null
  let dragging = false
  let selecting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopScrolling: (() => void) | undefined
  let at = { x: 0, y: 0 }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey || event.shiftKey) return
    // The end of the last press may have been missed, outside the grid.
    cancel()
    const grip = gripOf(event.target as Element)
    if (grip === null) return
    at = { x: event.clientX, y: event.clientY }
    pressed = { pointer: event.pointerId, ...grip, ...at, scrolled: scrollY }
    if (event.pointerType !== 'touch') return
    if (grip.grip === 'corner') start()
    else timer = setTimeout(rested, LONG_PRESS)
  }

  function rested(): void {
    start()
    if (pressed === null || dragging) return
    selecting = true
    actions.press(pressed.chart)
  }

  function start(): void {
    if (pressed === null || !actions.begin(pressed.chart, pressed.grip)) return
    dragging = true
    grid.setPointerCapture(pressed.pointer)
    stopScrolling = scrollAtEdges(() => at.y, tell)
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerId !== pressed?.pointer) return
    if (event.buttons === 0) return cancel()
    at = { x: event.clientX, y: event.clientY }
    if (!dragging) {
      if (event.pointerType === 'touch') return void (far() > WOBBLE && end())
      if (far() >= CLICK) start()
    }
    if (dragging) tell()
  }

  const far = () => (pressed === null ? 0 : Math.hypot(at.x - pressed.x, at.y - pressed.y))

  const tell = () => pressed && actions.move(at.x - pressed.x, at.y - pressed.y + scrollY - pressed.scrolled)

  function onUp(event: PointerEvent): void {
    if (event.pointerId !== pressed?.pointer) return
    if (dragging || selecting) {
      // The click that follows is part of it.
      grid.addEventListener('click', stop, { capture: true, once: true })
      setTimeout(() => grid.removeEventListener('click', stop, true), CLICK_AFTER)
    }
    if (dragging) {
      const { chart, grip } = pressed
      const moved = event.pointerType !== 'touch' || grip === 'corner' || far() > WOBBLE
      if (moved) actions.drop()
      else {
        actions.cancel()
        actions.press(chart)
      }
    }
    end()
  }

  function onCancel(event: PointerEvent): void {
    if (event.pointerId === pressed?.pointer) cancel()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!dragging || event.key !== 'Escape') return
    stop(event)
    cancel()
  }

  function cancel(): void {
    if (dragging) actions.cancel()
    end()
  }

  function end(): void {
    clearTimeout(timer)
    stopScrolling?.()
    if (pressed && grid.hasPointerCapture(pressed.pointer)) grid.releasePointerCapture(pressed.pointer)
    pressed = null
    dragging = false
    selecting = false
  }

  /** A long press opens no menu. */
  const onMenu = (event: Event) => pressed !== null && stop(event)

  const events: Record<string, (event: never) => void> = {
    pointerdown: onDown,
    pointermove: onMove,
    pointerup: onUp,
    pointercancel: onCancel,
    contextmenu: onMenu,
  }
  grid.dataset['arrangeable'] = ''
  for (const [name, handler] of Object.entries(events)) grid.addEventListener(name, handler as EventListener)
  window.addEventListener('keydown', onKeyDown, true)
  return () => {
    cancel()
    delete grid.dataset['arrangeable']
    for (const [name, handler] of Object.entries(events))
      grid.removeEventListener(name, handler as EventListener)
    window.removeEventListener('keydown', onKeyDown, true)
  }
}

function gripOf(target: Element): { chart: number; grip: Grip } | null {
  const chart = Number(target.closest('[data-chart]')?.getAttribute('data-chart'))
  if (!chart) return null
  if (target.closest('[data-corner]')) return { chart, grip: 'corner' }
  return isOnHead(target) ? { chart, grip: 'head' } : null
}

function stop(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
