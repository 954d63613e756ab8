import type { Tags } from '#api/names.ts'
import { combine, type ComposeSeries } from './composeSeries.ts'
import { type Statistic, statistic } from './statistics.ts'

/** Series by the values that they have of some tags, in the order of these values; without those that lack one. */
export function groupsOf(
  set: readonly ComposeSeries[],
  by: readonly string[],
): { tags: Tags; members: ComposeSeries[] }[] {
  const groups = new Map<string, { tags: Tags; members: ComposeSeries[] }>()
  for (const series of set) {
    if (!by.every((name) => Object.hasOwn(series.tags, name))) continue
    const tags = Object.fromEntries(by.map((name) => [name, series.tags[name]!]))
    const key = JSON.stringify(Object.values(tags))
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { tags, members: [series] })
    else group.members.push(series)
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/**
 * One series for each group: at each time the statistic of the values present. Of its tags it has those grouped by, whatever
 * else its members share, so that it does not matter whether the engine or this did it.
 */
export function foldBy(
  set: readonly ComposeSeries[],
  by: readonly string[],
  name: Statistic,
): ComposeSeries[] {
  return groupsOf(set, by).flatMap(({ tags, members }) =>
    combine(members, (present) => statistic(name, present)).map((series) => ({ ...series, tags })),
  )
}
