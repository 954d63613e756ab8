/** Buckets that an arrow key moves the cursor with shift. */
const STRIDE = 10

/**
 * Where a key takes the cursor among `count` times; undefined when the key has nothing to do with it, null when it
 * takes the cursor away.
 *
 * @param at where it is; null when there is none
 */
export function keyStep(
  key: string,
  shift: boolean,
  at: number | null,
  count: number,
): number | null | undefined {
  if (count === 0) return undefined
  const stride = shift ? STRIDE : 1
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  if (key === 'ArrowLeft') return clamp((at ?? count) - stride)
  if (key === 'ArrowRight') return clamp((at ?? -1) + stride)
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'Escape' && at !== null) return null
  return undefined
}

/**
 * The half of an interval around a time, as `+` zooms in.
 *
 * @returns Unix seconds
 */
export function halfAround(time: number, from: number, to: number): [number, number] {
  const half = (to - from) / 2
  const start = Math.min(Math.max(from, time - half / 2), to - half)
  return [Math.floor(start), Math.ceil(start + half)]
}
