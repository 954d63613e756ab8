import { counted } from '../page/counted.ts'

/** Metrics of a list that are selected to be changed together. */
export interface SelectedMetrics {
  /** Words that find them all, except for `names`; null: they are `names` alone. */
  found: string | null
  names: ReadonlySet<string>
}

export const NOTHING_SELECTED: SelectedMetrics = { found: null, names: new Set() }

/** What is still selected where another text finds other metrics: names keep, and all that a text finds goes with it. */
export const selectedWhere = (selected: SelectedMetrics, search: string): SelectedMetrics =>
  selected.found === null || selected.found === search ? selected : NOTHING_SELECTED

export const isSelected = ({ found, names }: SelectedMetrics, name: string): boolean =>
  (found === null) === names.has(name)

/** With these metrics selected, or without them. */
export function withSelected(
  { found, names }: SelectedMetrics,
  some: readonly string[],
  select: boolean,
): SelectedMetrics {
  const next = new Set(names)
  for (const name of some) {
    if ((found === null) === select) next.add(name)
    else next.delete(name)
  }
  return { found, names: next }
}

/** How many there are. @param found how many metrics the search finds */
export const countSelected = (selected: SelectedMetrics, found: number): number =>
  selected.found === null ? selected.names.size : Math.max(0, found - selected.names.size)

/** How the API is told of them. */
export function batchOf({ found, names }: SelectedMetrics) {
  if (found === null) return { names: [...names] }
  return { names: ['*'], search: found, ...(names.size > 0 && { exclude: [...names] }) }
}
export type Batch = ReturnType<typeof batchOf>

/** “1 metric”, “1,234 metrics”. */
export const countText = (count: number): string => counted(count, 'metric')
