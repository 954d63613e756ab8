/** What stands in one row after the other, such as the lines of a legend. */
export interface FlowItem {
  width: number
}

export interface Placed<T> {
  item: T
  x: number
  row: number
}

export interface Flow<T> {
  placed: Placed<T>[]
  rows: number
  /** Items that there was no room for, and where it can be said. */
  leftOut: number
  end: { x: number; row: number }
}

/** CSS pixels between two items of a row. */
export const FLOW_GAP = 16

/**
 * Places items in rows, in their order. Where they take more rows than there may be, the last row keeps room to say how many
 * were left out.
 *
 * @param first where the first row begins
 * @param reserve width of what is said of those that were left out
 */
export function flow<T extends FlowItem>(
  items: readonly T[],
  { width, rows: most, first = 0, reserve }: { width: number; rows: number; first?: number; reserve: number },
): Flow<T> {
  const placed: Placed<T>[] = []
  let end = { x: first, row: 0 }
  if (most < 1) return { placed, rows: 0, leftOut: items.length, end }
  for (const item of items) {
    const wraps = end.x > 0 && end.x + item.width > width
    const next = wraps ? { x: 0, row: end.row + 1 } : end
    if (next.row >= most) break
    placed.push({ item, ...next })
    end = { x: next.x + item.width + FLOW_GAP, row: next.row }
  }
  while (placed.length < items.length && placed.length > 0 && end.x + reserve > width) {
    const { x, row } = placed.pop()!
    end = { x, row }
  }
  const rows = items.length === 0 && first === 0 ? 0 : end.row + 1
  return { placed, rows, leftOut: items.length - placed.length, end }
}
