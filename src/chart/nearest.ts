import { chartColumns } from './columns.ts'
import type { ChartLine, ChartModel } from './model.ts'

/** What one line measured where the cursor is. */
export interface CursorValue {
  line: ChartLine
  /** Index of the line in the model. */
  index: number
  value: number
  /** Index of the measurement in the model's times: another than the cursor's for a line that reports less often. */
  at: number
}

/**
 * The index of the measurement that a column shows at an index: itself, or within an absence that is no gap the nearer
 * of its neighbours. Null in a gap.
 */
export function measuredNear(column: readonly (number | null | undefined)[], index: number): number | null {
  const own = column[index]
  if (typeof own === 'number') return index
  if (own === null) return null
  for (let away = 1; away < column.length; away++) {
    if (typeof column[index - away] === 'number') return index - away
    if (typeof column[index + away] === 'number') return index + away
  }
  return null
}

/** The values of all visible lines at an index, largest first; lines in a gap are left out. */
export function valuesAt(model: ChartModel, index: number): CursorValue[] {
  const { data, layers } = chartColumns(model)
  const found: CursorValue[] = []
  model.lines.forEach((line, i) => {
    if (!line.visible) return
    const column = layers[i]?.values ?? data[i + 1]!
    const at = measuredNear(column, index)
    if (at !== null) found.push({ line, index: i, value: column[at]!, at })
  })
  return found.sort((a, b) => b.value - a.value || a.index - b.index)
}

/**
 * The index of the time nearest to another; null when there is none.
 *
 * @param times ascending
 */
export function nearestIndex(times: readonly number[], time: number): number | null {
  if (times.length === 0) return null
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! < time) low = middle + 1
    else high = middle
  }
  if (low > 0 && time - times[low - 1]! <= times[low]! - time) return low - 1
  return low
}
