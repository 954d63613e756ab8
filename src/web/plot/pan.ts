/** Milliseconds without a turn of the wheel after which it has come to rest. */
const REST = 200

export interface PanActions {
  /** The axis was moved by so many CSS pixels since the gesture began, to the right when positive. */
  pan: (by: number) => void
  /** The gesture is over. */
  panned: () => void
}

/**
 * Moves along the time axis: a drag with Shift held, the wheel with Shift held, and two fingers sideways on a trackpad.
 * The plain wheel stays the page's.
 *
 * @returns how to stop
 */
export function attachPan(over: HTMLElement, actions: PanActions): () => void {
  let from: number | null = null
  let turned = 0
  let rest: ReturnType<typeof setTimeout> | undefined

  function onDown(event: PointerEvent): void {
    if (event.button !== 0 || !event.shiftKey || event.pointerType === 'touch') return
    // What choosing a part of the axis would do with it.
    event.stopImmediatePropagation()
    over.setPointerCapture(event.pointerId)
    from = event.offsetX
    over.classList.add('plot-panning')
  }

  function onMove(event: PointerEvent): void {
    if (from === null) return
    event.stopImmediatePropagation()
    actions.pan(event.offsetX - from)
  }

  function onUp(event: PointerEvent): void {
    if (from === null) return
    event.stopImmediatePropagation()
    from = null
    over.classList.remove('plot-panning')
    actions.panned()
  }

  function onWheel(event: WheelEvent): void {
    const { deltaX, deltaY, shiftKey } = event
    const way = shiftKey && deltaX === 0 ? deltaY : deltaX
    if (event.ctrlKey || (!shiftKey && Math.abs(deltaX) <= Math.abs(deltaY))) return
    event.preventDefault()
    turned -= way
    actions.pan(turned)
    clearTimeout(rest)
    rest = setTimeout(atRest, REST)
  }

  function atRest(): void {
    turned = 0
    actions.panned()
  }

  over.addEventListener('pointerdown', onDown)
  over.addEventListener('pointermove', onMove)
  over.addEventListener('pointerup', onUp)
  over.addEventListener('pointercancel', onUp)
  over.addEventListener('wheel', onWheel, { passive: false })
  return () => clearTimeout(rest)
}

/** Where an interval that was moved may end: at whole seconds, minutes from an hour on, 5 minutes from a day on. */
const roundTo = (length: number) => (length > 86_400 ? 300 : length > 3_600 ? 60 : 1)

/** The interval after its axis was moved, with a round start; it never ends later than now, or than it did. */
export function pannedInterval(
  { from, to }: { from: number; to: number },
  by: number,
  width: number,
  now: number,
): { from: number; to: number } {
  const wanted = Math.round((-by / Math.max(width, 1)) * (to - from))
  const most = Math.min(wanted, Math.max(0, Math.floor(now) - to))
  const unit = roundTo(to - from)
  // Rounded down: later than now nothing is measured.
  const shift = most === 0 ? 0 : Math.floor((from + most) / unit) * unit - from
  return { from: from + shift, to: to + shift }
}
