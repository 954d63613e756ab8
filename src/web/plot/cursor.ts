import type uPlot from 'uplot'
import type { Drawn } from '#chart/uplot.ts'
import { nearestIndex } from '#chart/nearest.ts'
import { listenToCursors, tellCursor } from './cursorChannel.ts'
import { isDrawn, nearestLine, pixelRatioOf, placeOfLine } from './nearestLine.ts'
import { attachPan, pannedInterval } from './pan.ts'
import { attachPointer, type Part, type Point } from './pointer.ts'

/** Where the cursor is on a plot. */
export interface PlotCursor {
  /** Index into the model's times. */
  index: number
  /** Index of the line nearest to the pointer; null without one, and when the cursor is on another plot. */
  nearest: number | null
  /** Whether the pointer or the keyboard is on this plot, rather than on another of the page. */
  own: boolean
}

interface Interval {
  from: number
  to: number
}

export interface CursorHandlers {
  onCursor: (cursor: PlotCursor | null) => void
  /** A chosen part of the time axis, Unix seconds. */
  onZoom: (from: number, to: number) => void
  onZoomOut: () => void
  /** A part of the time axis is to be annotated, or a moment where `to` is null; Unix seconds. */
  onAnnotate: (from: number, to: number | null) => void
  /** The time axis is being moved to another interval, Unix seconds. */
  onPan: (interval: Interval) => void
  /** It was moved there; the interval where it began when it came back to it. */
  onPanned: (interval: Interval) => void
  /** A moment was clicked on, Unix seconds. */
  onPin: (time: number) => void
}

export interface Cursor {
  /** Moves the cursor to an index and a line there, as the keyboard does; null takes it away. */
  moveTo: (index: number | null, line: number | null) => void
  index: () => number | null
  /** Whether it follows the cursors of other plots; one that nobody sees need not. */
  follow: (follows: boolean) => void
  /** Marks the moment that is held on to, Unix seconds. */
  pin: (time: number | null) => void
  destroy: () => void
}

/** What decides which line the cursor is on: a height in CSS pixels, or the line itself. */
type Wanted = { height: number } | { line: number } | null

/**
 * Crosshair, point and choice of a plot: elements that are only ever moved. uPlot's own cursor looks at every series
 * on every plot for each move; this one looks at the series of the plot under the pointer alone. Nothing is read from
 * the page while it moves, because that would lay it out once more.
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
  const held = part(u, 'plot-hair plot-held')
  const dot = part(u, 'plot-dot')
  const choice = part(u, 'plot-choice')
  let at: number | null = null
  // Unix seconds: new data moves indexes, and the cursor stays at its moment.
  let moment: number | null = null
  let wanted: Wanted = null
  let pointer: Point | null = null
  let marked: Part | null = null
  let pinned: number | null = null
  let stopFollowing: (() => void) | null = null
  let frame = 0

  const width = () => u.bbox.width / pixelRatioOf(u)
  const within = (x: number) => Math.min(Math.max(x, 0), width())
  const timeAt = (x: number) => u.posToVal(x, 'x')
  const timesOf = (part: Part) => part.map(timeAt).sort((a, b) => a - b) as [number, number]

  const listener = (time: number | null) => show(time === null ? null : indexAt(time), null, false)

  function indexAt(time: number): number | null {
    const { from, to, times } = current().model
    return time < from || time > to ? null : nearestIndex(times, time)
  }

  function show(index: number | null, on: Wanted, own: boolean): void {
    const wasThere = at !== null
    at = index
    moment = index === null ? null : u.data[0][index]!
    wanted = on
    if (index === null) {
      shown(hair, false)
      shown(dot, false)
      if (wasThere) handlers.onCursor(null)
      return
    }
    move(hair, Math.round(u.valToPos(u.data[0][index]!, 'x')), 0)
    const near = on === null ? null : placeOn(index, on)
    if (near === null) shown(dot, false)
    else {
      dot.style.backgroundColor = colorOf(near.line)
      move(dot, near.x, near.y)
    }
    handlers.onCursor({ index, nearest: near?.line ?? null, own })
  }

  const placeOn = (index: number, on: Exclude<Wanted, null>) =>
    'line' in on ? placeOfLine(u, current(), on.line, index) : nearestLine(u, current(), index, on.height)

  function paint(): void {
    frame = 0
    showChoice()
    if (pointer === null) return
    const time = timeAt(within(pointer.x))
    show(indexAt(time), { height: pointer.y }, true)
    tellCursor(at === null ? null : time, listener)
  }

  function showChoice(): void {
    shown(choice, marked !== null)
    if (marked === null) return
    const [left, right] = marked.map(within).sort((a, b) => a - b) as [number, number]
    choice.style.width = `${right - left}px`
    move(choice, left, 0)
  }

  function showPin(): void {
    const index = pinned === null ? null : indexAt(pinned)
    if (index === null || !isDrawn(u)) shown(held, false)
    else move(held, Math.round(u.valToPos(u.data[0][index]!, 'x')), 0)
  }

  /** Puts what is shown back in its place after the plot changed. */
  function refresh(): void {
    showPin()
    if (pointer !== null) paint()
    else if (moment !== null) show(indexAt(moment), wanted, wanted !== null)
  }

  function leave(): void {
    pointer = null
    marked = null
    shown(choice, false)
    show(null, null, true)
    tellCursor(null, listener)
  }

  const nextFrame = () => {
    frame ||= requestAnimationFrame(paint)
  }

  /** What the cursor told is of the interval that is left; it comes back when the pointer moves. */
  function zoom(report: () => void): void {
    leave()
    report()
  }

  let panFrom: Interval | null = null
  let panTo: Interval | null = null
  const stopPan = attachPan(u.over, {
    pan: (by) => {
      const { from, to } = current().model
      panFrom ??= { from, to }
      panTo = pannedInterval(panFrom, by, width(), Date.now() / 1_000)
      leave()
      handlers.onPan(panTo)
    },
    panned: () => {
      if (panTo !== null) handlers.onPanned(panTo)
      panFrom = panTo = null
    },
  })

  const stopPointer = attachPointer(u.over, {
    hover: (point) => {
      pointer = point
      nextFrame()
    },
    leave,
    mark: (part) => {
      marked = part
      nextFrame()
    },
    zoom: (part) => {
      const [from, to] = timesOf(part)
      // Nothing is measured yet of what is to come.
      const end = Math.min(to, Math.max(current().model.to, Date.now() / 1_000))
      zoom(() => handlers.onZoom(Math.floor(from), Math.ceil(end)))
    },
    annotate: (part) => {
      const [from, to] = timesOf(part).map(Math.round) as [number, number]
      leave()
      handlers.onAnnotate(from, to > from ? to : null)
    },
    zoomOut: () => zoom(handlers.onZoomOut),
    pin: ({ x }) => {
      const index = indexAt(timeAt(within(x)))
      if (index !== null) handlers.onPin(u.data[0][index]!)
    },
  })
  u.over.classList.add('plot-over')
  ;(u.hooks.draw ??= []).push(refresh)

  return {
    moveTo: (index, line) => {
      show(index, line === null ? { height: 0 } : { line }, true)
      tellCursor(index === null ? null : u.data[0][index]!, listener)
    },
    index: () => at,
    follow: (follows) => {
      stopFollowing?.()
      stopFollowing = follows ? listenToCursors(listener) : null
      if (!follows && pointer === null) show(null, null, false)
    },
    pin: (time) => {
      pinned = time
      showPin()
    },
    destroy: () => {
      cancelAnimationFrame(frame)
      stopFollowing?.()
      stopPan()
      stopPointer()
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
