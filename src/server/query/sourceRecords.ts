import type { SourceMeasurement } from '#api/metrics.ts'
import { UNASSIGNED, type Tags } from '#api/names.ts'
import { type Bucket, combineBuckets, meanOf } from '#series/bucket.ts'

/** Buckets of one source, oldest first. */
export type BySource = Map<string, Bucket[]>

/**
 * The name that `/v1/metrics` knows a stream by: its source, or, for a stream that was written with other tags only,
 * those tags as `name=value,name=value`.
 */
export function sourceOf(tags: Tags): string {
  if (tags.source !== undefined) return tags.source
  const pairs = Object.entries(tags).map(([name, value]) => `${name}=${value}`)
  return pairs.length === 0 ? UNASSIGNED : pairs.sort().join(',')
}

/** Several lists of buckets as one: those of the same time are combined. */
export function combineLists(lists: readonly (readonly Bucket[])[]): Bucket[] {
  return [...byTime(lists).values()].map(combineBuckets)
}

/** Of each time, oldest first, the buckets that the lists have there. */
export function byTime(lists: readonly (readonly Bucket[])[]): Map<number, [Bucket, ...Bucket[]]> {
  const times = new Map<number, [Bucket, ...Bucket[]]>()
  for (const bucket of lists.flat()) {
    const found = times.get(bucket.time)
    if (found === undefined) times.set(bucket.time, [bucket])
    else found.push(bucket)
  }
  return new Map([...times].sort(([a], [b]) => a - b))
}

/** The growth of a counter from each of its buckets to the next; where it fell it began anew, which counts as 0. */
export function increases(buckets: readonly Bucket[]): Bucket[] {
  return buckets.slice(1).map(({ time, last }, index) => {
    const value = Math.max(0, last - buckets[index]!.last)
    return { time, sum: value, count: 1, min: value, max: value, last: value, m2: 0 }
  })
}

/** How the `value` of a record is found. */
export type ValueOf = (bucket: Bucket) => number

/** A record of the answer. A single measurement is its value alone; what stands for several tells more. */
export function recordOf(bucket: Bucket, valueOf: ValueOf): SourceMeasurement {
  const { time, count, sum, min, max } = bucket
  const record = { measure_time: time, value: valueOf(bucket), count }
  return count === 1 ? record : { ...record, sum, min, max, sum_squares: sumSquares(bucket) }
}

function sumSquares(bucket: Bucket): number {
  const mean = meanOf(bucket)
  return bucket.m2 + mean * mean * bucket.count
}

export type GroupBy = 'min' | 'max' | 'mean' | 'sum' | 'count'

const GROUPERS: Readonly<Record<GroupBy, (values: readonly number[]) => number>> = {
  min: (values) => values.reduce((least, value) => Math.min(least, value)),
  max: (values) => values.reduce((most, value) => Math.max(most, value)),
  sum: (values) => values.reduce((total, value) => total + value, 0),
  mean: (values) => values.reduce((total, value) => total + value, 0) / values.length,
  count: (values) => values.length,
}

/** The record `all` of one time: a function over each statistic of the sources. API reference, `group_by`. */
export function groupedRecord(
  buckets: readonly [Bucket, ...Bucket[]],
  by: GroupBy,
  valueOf: ValueOf,
): SourceMeasurement {
  const over = (statistic: ValueOf) => GROUPERS[by](buckets.map(statistic))
  return {
    measure_time: buckets[0].time,
    value: over(valueOf),
    count: GROUPERS.sum(buckets.map(({ count }) => count)),
    sum: over(({ sum }) => sum),
    min: over(({ min }) => min),
    max: over(({ max }) => max),
    sum_squares: over(sumSquares),
    summarized: buckets.length,
  }
}

/** The record `all` of one time: everything the sources measured, taken together. */
export function summarizedRecord(
  buckets: readonly [Bucket, ...Bucket[]],
  valueOf: ValueOf,
): SourceMeasurement {
  return { ...recordOf(combineBuckets(buckets), valueOf), summarized: buckets.length }
}
