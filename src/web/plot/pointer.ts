/** CSS pixels from the left and the top of the plotting area. */
export interface Point {
  x: number
  y: number
}

/** A part of the time axis in CSS pixels from its left; the ends may lie outside and in any order. */
export type Part = readonly [from: number, to: number]

/** What a pointer asks of a plot. */
export interface PointerActions {
  hover: (at: Point) => void
  leave: () => void
  /** A part is about to be chosen; null when it no longer is. */
  mark: (part: Part | null) => void
  zoom: (part: Part) => void
  /** A part was chosen, or a moment, with Alt held. */
  annotate: (part: Part) => void
  zoomOut: () => void
  pin: (at: Point) => void
}

/** A way shorter than this, in CSS pixels, is a click, of a finger a tap. */
const CLICK = 5
const TAP = 10
/** Two taps closer than this, in milliseconds and CSS pixels, are one gesture. */
const DOUBLE = 300
const BESIDE = 30

/**
 * What mouse, pen and fingers do on a plot. A drag chooses a part of the time axis, a click pins, a double click goes
 * back; with Alt held, a drag and a click annotate; a tap shows the cursor until the next one elsewhere, two fingers zoom around what is between them. A finger
 * that goes up or down scrolls the page: the style sheet says so, and the browser then cancels the gesture here.
 *
 * @returns how to stop
 */
export function attachPointer(over: HTMLElement, actions: PointerActions): () => void {
  const fingers = new Map<number, { start: number; now: number }>()
  let dragFrom: number | null = null
  let lastTap: (Point & { at: number }) | null = null
  let byFinger = false

  const pinched = () => pinchedPart([...fingers.values()], over.clientWidth)

  function onDown(event: PointerEvent): void {
    byFinger = event.pointerType === 'touch'
    if (event.button !== 0) return
    over.setPointerCapture(event.pointerId)
    if (byFinger) fingers.set(event.pointerId, { start: event.offsetX, now: event.offsetX })
    if (fingers.size === 2) for (const finger of fingers.values()) finger.start = finger.now
    dragFrom = fingers.size > 1 ? null : event.offsetX
    if (fingers.size > 1) actions.mark(null)
  }

  function onMove(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (finger) finger.now = event.offsetX
    else if (event.pointerType === 'touch') return
    if (fingers.size > 1) return actions.mark(pinched())
    const isDrag = dragFrom !== null && isFar(event)
    if (isDrag) actions.mark([dragFrom!, event.offsetX])
    if (!finger || isDrag) actions.hover(pointOf(event))
  }

  function onUp(event: PointerEvent): void {
    const part = fingers.size > 1 ? pinched() : null
    const from = dragFrom
    const isOfMany = fingers.size > 1
    const wasFinger = fingers.has(event.pointerId)
    dragFrom = null
    fingers.clear()
    actions.mark(null)
    if (isOfMany) {
      if (part !== null) actions.zoom(part)
    } else if (from === null) return
    else if (event.altKey) actions.annotate([from, isFar(event, from) ? event.offsetX : from])
    else if (isFar(event, from)) actions.zoom([from, event.offsetX])
    else if (wasFinger) tapped(pointOf(event), event.timeStamp)
    else actions.pin(pointOf(event))
  }

  function tapped(point: Point, at: number): void {
    const { x = 0, y = 0, at: before = -Infinity } = lastTap ?? {}
    const isSecond = at - before < DOUBLE && Math.hypot(point.x - x, point.y - y) < BESIDE
    lastTap = isSecond ? null : { ...point, at }
    if (isSecond) return actions.zoomOut()
    actions.hover(point)
    document.addEventListener('pointerdown', onElsewhere)
  }

  function onElsewhere({ target }: Event): void {
    if (over.contains(target as Node)) return
    document.removeEventListener('pointerdown', onElsewhere)
    actions.leave()
  }

  function onCancel(): void {
    fingers.clear()
    dragFrom = null
    actions.leave()
  }

  const isFar = ({ offsetX, pointerType }: PointerEvent, from = dragFrom ?? offsetX) =>
    Math.abs(offsetX - from) >= (pointerType === 'touch' ? TAP : CLICK)

  const events = {
    pointermove: onMove,
    pointerdown: onDown,
    pointerup: onUp,
    pointercancel: onCancel,
    pointerleave: (event: PointerEvent) => {
      if (event.pointerType !== 'touch' && dragFrom === null) actions.leave()
    },
    dblclick: () => {
      if (!byFinger) actions.zoomOut()
    },
  }
  for (const [name, handler] of Object.entries(events)) over.addEventListener(name, handler as EventListener)
  return () => document.removeEventListener('pointerdown', onElsewhere)
}

/**
 * The part of the axis that fills it after two fingers moved, so that what was under each still is.
 *
 * @param width CSS pixels of the axis
 * @returns null while the fingers are too close to tell
 */
export function pinchedPart(fingers: readonly { start: number; now: number }[], width: number): Part | null {
  const [a, b] = fingers
  if (a === undefined || b === undefined) return null
  const before = b.start - a.start
  const after = b.now - a.now
  if (Math.abs(before) < TAP || Math.abs(after) < TAP || before * after < 0) return null
  const factor = before / after
  return [a.start - a.now * factor, a.start + (width - a.now) * factor]
}

const pointOf = ({ offsetX, offsetY }: PointerEvent): Point => ({ x: offsetX, y: offsetY })
