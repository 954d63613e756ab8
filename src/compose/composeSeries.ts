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
 * One series from many, walking all of them in step. `fold` is given the values present at a time, in the order of the
 * set, and leaves the time out by answering undefined or a number that is not finite.
 */
export function combine(
  set: readonly ComposeSeries[],
  fold: (present: readonly number[]) => number | undefined,
): ComposeSeries[] {
  const [first] = set
  if (first === undefined) return []
  const next = set.map(() => 0)
  const times: number[] = []
  const values: number[] = []
  for (;;) {
    let time = Infinity
    for (const [index, series] of set.entries()) {
      const candidate = series.times[next[index] as number]
      if (candidate !== undefined && candidate < time) time = candidate
    }
    if (time === Infinity) break
    const value = fold(takeAt(set, next, time))
    if (value === undefined || !Number.isFinite(value)) continue
    times.push(time)
    values.push(value)
  }
  const metric = set.every((series) => series.metric === first.metric) ? first.metric : ''
  const query = set.every((series) => series.query === first.query) ? first.query : undefined
  const period = set.reduce((longest, series) => Math.max(longest, series.period), 0)
  return [{ metric, tags: sharedTags(set), times, values, period, query }]
}

/** The values at `time`, moving each series that has one to its next point. */
function takeAt(set: readonly ComposeSeries[], next: number[], time: number): number[] {
  const present: number[] = []
  for (const [index, series] of set.entries()) {
    const at = next[index] as number
    if (series.times[at] !== time) continue
    present.push(series.values[at] as number)
    next[index] = at + 1
  }
  return present
}

function sharedTags(set: readonly ComposeSeries[]): Tags {
  const [first, ...others] = set
  const shared = Object.entries(first?.tags ?? {}).filter(([name, value]) =>
    others.every((series) => series.tags[name] === value),
  )
  return Object.fromEntries(shared)
}
