import type { ChartStream } from '#api/charts.ts'
import type { ChartDocument } from '#api/spaceDocument.ts'

/** For each thing after, the place of the thing before that it is; undefined where it is new. */
export type Pairs = (number | undefined)[]

/** What two things have in common that are the same; null where this says nothing of a thing. */
type Key<T> = (thing: T) => string | null

/** Charts that changed their name are looked for among so many pairs: what is larger was made by a machine. */
const MOST_PAIRS = 10_000

/** Charts of one name are the same; of those that are left, the ones that show the same, or else nearly the same. */
export function pairedCharts(before: readonly ChartDocument[], after: readonly ChartDocument[]): Pairs {
  const pairs = paired(before, after, [JSON.stringify, nameAndLook, ({ name }) => name ?? '', lookOf])
  const taken = new Set(pairs)
  const free = before.flatMap((chart, from) => (taken.has(from) ? [] : [{ from, look: leavesOf(chart) }]))
  const fresh = after.flatMap((chart, to) => (pairs[to] === undefined ? [{ to, look: leavesOf(chart) }] : []))
  if (free.length * fresh.length > MOST_PAIRS) return pairs
  const alike = fresh
    .flatMap(({ to, look }) => free.map((old) => ({ to, from: old.from, part: sharedPart(old.look, look) })))
    .filter(({ part }) => part >= 0.5)
    .toSorted((a, b) => b.part - a.part)
  for (const { from, to } of alike) {
    if (pairs[to] !== undefined || taken.has(from)) continue
    pairs[to] = from
    taken.add(from)
  }
  return pairs
}

/** Streams that read the same are the same, then those that read the same metric, then those with one name. */
export function pairedStreams(before: readonly ChartStream[], after: readonly ChartStream[]): Pairs {
  return paired(before, after, [
    JSON.stringify,
    dataOf,
    ({ metric, composite }) => metric ?? composite ?? null,
    ({ name }) => name ?? null,
  ])
}

/** The first key decides before the second; of several things of one key the earlier find each other. */
function paired<T>(before: readonly T[], after: readonly T[], keys: readonly Key<T>[]): Pairs {
  const pairs: Pairs = after.map(() => undefined)
  const taken = new Set<number>()
  for (const keyOf of keys) {
    const free = new Map<string, number[]>()
    before.forEach((thing, from) => {
      const key = taken.has(from) ? null : keyOf(thing)
      const same = key === null ? undefined : free.get(key)
      if (same) same.push(from)
      else if (key !== null) free.set(key, [from])
    })
    for (const queue of free.values()) queue.reverse()
    after.forEach((thing, to) => {
      const key = pairs[to] === undefined ? keyOf(thing) : null
      const from = key === null ? undefined : free.get(key)?.pop()
      if (from === undefined) return
      pairs[to] = from
      taken.add(from)
    })
  }
  return pairs
}

const nameAndLook: Key<ChartDocument> = (chart) => `${chart.name ?? ''}\n${lookOf(chart) ?? ''}`

/** Place and name say nothing of what a chart shows; a chart that shows nothing looks like none. */
function lookOf({ name: _name, layout: _layout, ...look }: ChartDocument): string | null {
  return look.streams ? JSON.stringify(look) : null
}

function dataOf({ metric, composite, source, tags, type }: ChartStream): string {
  return JSON.stringify([metric, composite, source, tags, type])
}

/** Every single value that a chart shows, with its path; none of a chart that reads nothing. */
function leavesOf({ name: _name, layout: _layout, ...look }: ChartDocument): ReadonlySet<string> {
  return new Set(look.streams ? leaves(look) : [])
}

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${path}=${JSON.stringify(value)}`]
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${path}.${key}`))
}

/** Of all that either has, the part that both have. */
function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((leaf) => b.has(leaf)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
