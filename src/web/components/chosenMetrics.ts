/** Metrics of a list that are chosen to be changed together. */
export interface ChosenMetrics {
  /** Words that find them all, except for `names`; null: they are `names` alone. */
  found: string | null
  names: ReadonlySet<string>
}

export const NOTHING_CHOSEN: ChosenMetrics = { found: null, names: new Set() }

/** What is still chosen where another text finds other metrics: names keep, and all that a text finds goes with it. */
export const chosenWhere = (chosen: ChosenMetrics, search: string): ChosenMetrics =>
  chosen.found === null || chosen.found === search ? chosen : NOTHING_CHOSEN

export const isChosen = ({ found, names }: ChosenMetrics, name: string): boolean =>
  (found === null) === names.has(name)

/** With these metrics chosen, or without them. */
export function withChosen(
  { found, names }: ChosenMetrics,
  some: readonly string[],
  choose: boolean,
): ChosenMetrics {
  const next = new Set(names)
  for (const name of some) {
    if ((found === null) === choose) next.add(name)
    else next.delete(name)
  }
  return { found, names: next }
}

/** How many there are. @param found how many metrics the search finds */
export const countChosen = (chosen: ChosenMetrics, found: number): number =>
  chosen.found === null ? chosen.names.size : Math.max(0, found - chosen.names.size)

/** How the API is told of them. */
export function batchOf({ found, names }: ChosenMetrics) {
  if (found === null) return { names: [...names] }
  return { names: ['*'], search: found, ...(names.size > 0 && { exclude: [...names] }) }
}
export type Batch = ReturnType<typeof batchOf>

/** “1 metric”, “1,234 metrics”. */
export const countText = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'metric' : 'metrics'}`
