import type { ChartAxis } from './axes.ts'
import { logRange } from './log.ts'

/** Room left free above (and below) the values, as a part of their span. */
const PAD = 0.08
/** Values whose smallest is below this part of the largest are drawn from zero. */
const FROM_ZERO = 0.6

/**
 * The limits of a value axis for the values on it. The chart's own limits are kept exactly; theoretical limits are the
 * least the axis shows, so that nothing measured is hidden.
 *
 * @param dataMin smallest value on the axis; null when there is none
 * @param zero whether zero must be shown, as under stacked areas
 */
export function axisRange(
  dataMin: number | null,
  dataMax: number | null,
  axis: Pick<ChartAxis, 'min' | 'max' | 'softMin' | 'softMax' | 'threshold'>,
  zero = false,
): [number, number] {
  const known = [dataMin, dataMax, axis.softMin, axis.softMax, zero ? 0 : null].filter((v) => v !== null)
  const low = known.length > 0 ? Math.min(...known) : 0
  const high = known.length > 0 ? Math.max(...known) : 1
  const [from, to] = axis.threshold === null ? padded(low, high) : logRange(low, high)
  const min = axis.min ?? (axis.softMin === low ? low : from)
  const max = axis.max ?? (axis.softMax === high ? high : to)
  if (min < max) return [min, max]
  return axis.max === null
    ? [min, min + Math.max(1, Math.abs(min) * 0.1)]
    : [max - Math.max(1, Math.abs(max) * 0.1), max]
}

function padded(low: number, high: number): [number, number] {
  if (low === high && low === 0) return [0, 1]
  if (low >= 0 && low <= high * FROM_ZERO) return [0, high * (1 + PAD)]
  if (high <= 0 && high >= low * FROM_ZERO) return [low * (1 + PAD), 0]
  const pad = (high - low || Math.abs(high) * 0.2) * PAD
  const around = low === high ? Math.abs(high) * 0.1 : pad
  return [low - around, high + around]
}
