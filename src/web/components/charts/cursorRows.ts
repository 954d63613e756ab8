import { chartColumns } from '#chart/columns.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { measuredNear, valuesAt } from '#chart/nearest.ts'

/** A line and what it measured at the cursor. */
export interface CursorRow {
  line: ChartLine
  /** Index of the line in the model. */
  index: number
  /** Null in a gap. */
  value: number | null
}

/** The lines that are on, largest first by their values at an index of the times; those in a gap come last. */
export function orderAt(model: ChartModel, index: number): number[] {
  const order = valuesAt(model, index).map((value) => value.index)
  const measured = new Set(order)
  model.lines.forEach((line, i) => {
    if (line.visible && !measured.has(i)) order.push(i)
  })
  return order
}

/**
 * The first lines of an order with their values at an index. Only these are looked at: there may be thousands behind.
 *
 * @param near index of a line that takes the last row when it is not among the first
 */
export function rowsAt(
  model: ChartModel,
  order: readonly number[],
  index: number,
  most: number,
  near: number | null = null,
): CursorRow[] {
  const first = order.slice(0, most)
  if (near !== null && first.length > 0 && !first.includes(near)) first[first.length - 1] = near
  const { data, layers } = chartColumns(model)
  return first.map((i) => {
    const column = layers[i]?.values ?? data[i + 1]!
    const at = measuredNear(column, index)
    return { line: model.lines[i]!, index: i, value: at === null ? null : column[at]! }
  })
}
