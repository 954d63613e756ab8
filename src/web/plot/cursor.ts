import type uPlot from 'uplot'
import type { Drawn } from '#chart/uplot.ts'
import { nearestIndex } from '#chart/nearest.ts'
import { listenToCursors, tellCursor } from './cursorChannel.ts'
import { nearestLine } from './nearestLine.ts'

/** Where the cursor is on a plot. */
export interface PlotCursor {
  /** Index into the model's times. */
  index: number
  /** CSS pixels from the left and the top of the plot's frame. */
  left: number
  top: number
  /** Index of the line nearest to the pointer; null without one, and when the cursor is on another plot. */
  nearest: number | null
  /** Whether the pointer or the keyboard is on this plot, rather than on another of the page. */
  own: boolean
}

export interface CursorHandlers {
  onCursor: (cursor: PlotCursor | null) => void
  /** A chosen part of the time axis, Unix seconds. */
  onZoom: (from: number, to: number) => void
  onZoomOut: () => void
}

export interface Cursor {
  /** Moves the cursor to an index, as the keyboard does; null takes it away. */
  moveTo: (index: number | null) => void
  index: () => number | null
  /** Puts what is shown back in its place after the plot changed. */
  refresh: () => void
  destroy: () => void
}

/** A drag shorter than this, in CSS pixels, is a click. */
const CLICK = 5

/**
 * Crosshair, point and choice of a plot: three elements that are only ever moved. uPlot's own cursor looks at every
 * series on every plot for each move; this one looks at the series of the plot under the pointer alone.
 *
 * @param colorOf the colour of a line
 */
export function attachCursor(
  u: uPlot,
  current: () => Drawn,
  colorOf: (line: number) => string,
  handlers: CursorHandlers,
): Cursor {
  const hair = part(u, 'plot-hair')
  const dot = part(u, 'plot-dot')
  const choice = part(u, 'plot-choice')
  let at: number | null = null
  let pointer: { x: number; y: number } | null = null
  let dragFrom: number | null = null
  let frame = 0

  const width = () => u.over.clientWidth
  const timeAt = (x: number) => u.posToVal(Math.min(Math.max(x, 0), width()), 'x')

  const listener = (time: number | null) => show(time === null ? null : indexAt(time), null, false)

  function indexAt(time: number): number | null {
    const { from, to, times } = current().model
    return time < from || time > to ? null : nearestIndex(times, time)
  }

  function show(index: number | null, y: number | null, own: boolean): void {
    const wasThere = at !== null
    at = index
    if (index === null) {
      shown(hair, false)
      shown(dot, false)
      if (wasThere) handlers.onCursor(null)
      return
    }
    const left = u.valToPos(u.data[0][index]!, 'x')
    move(hair, Math.round(left), 0)
    const nearest = y === null ? null : nearestLine(u, current(), index, y)
    if (nearest === null) shown(dot, false)
    else {
      dot.style.backgroundColor = colorOf(nearest.line)
      move(dot, nearest.x, nearest.y)
    }
    const top = u.over.offsetTop + (nearest?.y ?? 0)
    handlers.onCursor({ index, left: u.over.offsetLeft + left, top, nearest: nearest?.line ?? null, own })
  }

  function paint(): void {
    frame = 0
    if (pointer === null) return
    const time = timeAt(pointer.x)
    if (dragFrom !== null) showChoice(dragFrom, pointer.x)
    show(indexAt(time), pointer.y, true)
    tellCursor(at === null ? null : time, listener)
  }

  function showChoice(from: number, to: number): void {
    const left = Math.max(0, Math.min(from, to))
    const right = Math.min(width(), Math.max(from, to))
    choice.style.width = `${right - left}px`
    move(choice, left, 0)
    shown(choice, right - left >= CLICK)
  }

  function leave(): void {
    pointer = null
    dragFrom = null
    shown(choice, false)
    show(null, null, true)
    tellCursor(null, listener)
  }

  function onMove(event: PointerEvent): void {
    pointer = { x: event.offsetX, y: event.offsetY }
    frame ||= requestAnimationFrame(paint)
  }

  function onDown(event: PointerEvent): void {
    if (event.button !== 0) return
    dragFrom = event.offsetX
    u.over.setPointerCapture(event.pointerId)
  }

  function onUp(event: PointerEvent): void {
    const from = dragFrom
    dragFrom = null
    shown(choice, false)
    if (from === null || Math.abs(event.offsetX - from) < CLICK) return
    const [start, end] = [timeAt(from), timeAt(event.offsetX)].sort((a, b) => a - b)
    zoom(() => handlers.onZoom(Math.floor(start!), Math.ceil(end!)))
  }

  /** What the cursor told is of the interval that is left; it comes back when the pointer moves. */
  function zoom(report: () => void): void {
    leave()
    report()
  }

  const onDouble = () => zoom(handlers.onZoomOut)
  const onLeave = () => dragFrom === null && leave()
  const events = {
    pointermove: onMove,
    pointerdown: onDown,
    pointerup: onUp,
    pointercancel: leave,
    pointerleave: onLeave,
    dblclick: onDouble,
  }
  const stopListening = listenToCursors(listener)
  u.over.classList.add('plot-over')
  for (const [name, handler] of Object.entries(events))
    u.over.addEventListener(name, handler as EventListener)

  return {
    moveTo: (index) => {
      show(index, index === null ? null : 0, true)
      tellCursor(index === null ? null : u.data[0][index]!, listener)
    },
    index: () => at,
    refresh: () => {
      if (pointer !== null) paint()
      else if (at !== null) show(Math.min(at, u.data[0].length - 1), null, false)
    },
    destroy: () => {
      cancelAnimationFrame(frame)
      stopListening()
    },
  }
}

function part(u: uPlot, name: string): HTMLElement {
  const element = document.createElement('div')
  element.className = name
  u.over.append(element)
  return element
}

function move(element: HTMLElement, x: number, y: number): void {
  element.style.transform = `translate(${x}px, ${y}px)`
  shown(element, true)
}

const shown = (element: HTMLElement, on: boolean) => element.classList.toggle('plot-shown', on)
