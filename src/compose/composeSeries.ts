import type { Tags } from '#api/names.ts'

/** A series inside a composite: only the points it has, so that a gap is the absence of a point. */
export interface ComposeSeries {
  /** The metric that the points come from, '' for several, and what tells them from others. */
  metric: string
  tags: Tags
  /** Unix seconds, ascending. */
  times: number[]
  /** One for each of `times`, always finite. */
  values: number[]
  /** The series() call that the points come from; left out where several took part. */
  query?: SeriesQuery | undefined
  /** Seconds from one point to the next as declared by series() or the metric, else the resolution. */
  period: number
  /** Seconds that a point stands for from its time on; left out where that is the resolution. */
  width?: number | undefined
}

/** A series() call as it was written: a source, or tags by name. Both may hold `*`. */
export interface SeriesQuery {
  metric: string
  source?: string
  tags: Tags
}

/** The interval that a composite is evaluated over: `end` is not part of it. Unix seconds. */
export interface Window {
  start: number
  end: number
  /** Seconds. */
  resolution: number
}

/** The same series with other points; points without a finite value are left out. */
export function withPoints(
  series: ComposeSeries,
  each: (value: number, index: number) => number | undefined,
): ComposeSeries {
  const times: number[] = []
  const values: number[] = []
  for (const [index, value] of series.values.entries()) {
    const changed = each(value, index)
    if (changed === undefined || !Number.isFinite(changed)) continue
    times.push(series.times[index] as number)
    values.push(changed)
  }
  return { ...series, times, values }
}

/**
 * One series from many. `fold` is given the values present at a time, in the order of the set, and leaves the time out by
 * answering undefined or a number that is not finite.
 */
export function combine(
  set: readonly ComposeSeries[],
  fold: (present: readonly number[]) => number | undefined,
): ComposeSeries[] {
  const [first] = set
  if (first === undefined) return []
  const times: number[] = []
  const values: number[] = []
  for (const [time, present] of moments(set)) {
    const value = fold(present)
    if (value === undefined || !Number.isFinite(value)) continue
    times.push(time)
    values.push(value)
  }
  const metric = set.every((series) => series.metric === first.metric) ? first.metric : ''
  const query = set.every((series) => series.query === first.query) ? first.query : undefined
  const period = Math.min(...set.map((series) => series.period))
  const widths = set.flatMap(({ width }) => width ?? [])
  const width = widths.length === 0 ? undefined : Math.max(...widths)
  return [
    { metric, tags: sharedTags(set), times, values, period, query, ...(width !== undefined && { width }) },
  ]
}

/** The times that any of the series has, oldest first, with the values present there. */
function moments(set: readonly ComposeSeries[]): [time: number, present: number[]][] {
  const { times } = set[0]!
  // Most series report in step; putting them together needs no search then.
  if (set.every((series) => isSame(series.times, times)))
    return times.map((time, at) => [time, set.map(({ values }) => values[at]!)])
  const present = new Map<number, number[]>()
  for (const series of set) {
    for (const [at, time] of series.times.entries()) {
      const values = present.get(time)
      if (values === undefined) present.set(time, [series.values[at]!])
      else values.push(series.values[at]!)
    }
  }
  return [...present].toSorted(([a], [b]) => a - b)
}

const isSame = (a: readonly number[], b: readonly number[]) =>
  a === b || (a.length === b.length && a.every((time, at) => time === b[at]))

function sharedTags(set: readonly ComposeSeries[]): Tags {
  const [first, ...others] = set
  const shared = Object.entries(first?.tags ?? {}).filter(([name, value]) =>
    others.every((series) => series.tags[name] === value),
  )
  return Object.fromEntries(shared)
}
