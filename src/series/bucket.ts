/** Everything that a bucket of a stream holds. */
export interface Bucket {
  /** Unix seconds of its start. */
  time: number
  sum: number
  count: number
  min: number
  max: number
  last: number
  /** Sum of squared differences from the mean. */
  m2: number
}

export const meanOf = ({ sum, count }: Bucket) => sum / count

/** Of the whole population. */
export const stddevOf = ({ m2, count }: Bucket) => Math.sqrt(m2 / count)

/** One bucket of all that several hold; time is the first one's, `last` the last one's. */
export function combineBuckets(buckets: readonly [Bucket, ...Bucket[]]): Bucket {
  const [first, ...others] = buckets
  return others.reduce((one, other) => {
    const count = one.count + other.count
    const distance = meanOf(other) - meanOf(one)
    return {
      time: one.time,
      sum: one.sum + other.sum,
      count,
      min: Math.min(one.min, other.min),
      max: Math.max(one.max, other.max),
      last: other.last,
      m2: one.m2 + other.m2 + (distance * distance * one.count * other.count) / count,
    }
  }, first)
}
