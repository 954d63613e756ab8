/** CSS pixels of a dot and of the space behind it. */
const DOT = 2
/** Device pixels that rounding may leave before the end of a dash. */
const NEARLY = 1e-6

type Point = readonly [x: number, y: number]

/**
 * A straight dotted stroke, which says that its end is not certain yet: the newest bucket still fills.
 *
 * @param pixelRatio device pixels in a CSS pixel
 */
export function dotted(path: Path2D, from: Point, to: Point, pixelRatio: number): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const dot = DOT * pixelRatio
  for (let along = 0; along < length; along += 2 * dot) {
    path.moveTo(...between(from, to, along / length))
    path.lineTo(...between(from, to, Math.min(1, (along + dot) / length)))
  }
  path.moveTo(...to)
}

/**
 * A straight stroke, dashed along the time axis: which parts are drawn depends on the place alone, so that a line out
 * of many short strokes is dashed as a whole.
 *
 * @param dash device pixels that are drawn and left out in turns; undefined for a solid stroke
 */
export function dashed(path: Path2D, from: Point, to: Point, dash: readonly number[] | undefined): void {
  const [on, off] = dash ?? []
  if (on === undefined || off === undefined) return path.lineTo(...to)
  const width = to[0] - from[0]
  let x = from[0]
  do {
    const phase = x % (on + off)
    const drawn = phase < on - NEARLY
    x = Math.min(to[0], Math.max(x + NEARLY, x - phase + (drawn ? on : on + off)))
    const end = x >= to[0] - NEARLY ? to : between(from, to, (x - from[0]) / width)
    if (drawn) path.lineTo(...end)
    else path.moveTo(...end)
  } while (x < to[0] - NEARLY)
}

const between = (from: Point, to: Point, part: number): Point => [
  from[0] + (to[0] - from[0]) * part,
  from[1] + (to[1] - from[1]) * part,
]
