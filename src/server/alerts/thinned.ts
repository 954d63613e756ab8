import type { BeyondLine, Presence } from '../store/beyond.ts'
import { MINUTE, type Points } from './track.ts'

const HALF = 30

/**
 * The points of a stream that make a difference to a condition: those beyond its threshold, and after each run of them
 * the first that is not, whose value nobody asks for.
 */
export function pointsBeyond(
  presence: Presence,
  line: Pick<BeyondLine, 'buckets' | 'values'>,
  from: number,
  threshold: number,
): Points {
  const order = ascending(line.buckets)
  const times: number[] = []
  const values: number[] = []
  let next = 0
  let running = false
  eachMinute(presence, (hour) => running || bucketAt(next) < (hour + 1) * 2 * HALF, visit)
  return { times, values }

  function bucketAt(place: number): number {
    const index = order[place]
    return index === undefined ? Infinity : line.buckets[index]!
  }

  function visit(bucket: number) {
    const isBeyond = bucketAt(next) === bucket
    if (isBeyond || running) {
      times.push(from + bucket * MINUTE)
      values.push(isBeyond ? line.values[order[next]!]! : threshold)
    }
    if (isBeyond) next += 1
    running = isBeyond
  }
}

/**
 * The points of a stream that make a difference to a condition on silence: those at which it begins or ends, and of others
 * so many that none lasts between them.
 *
 * @param duration seconds of silence that violate
 */
export function pointsAtGaps(presence: Presence, from: number, duration: number): Points {
  const apart = Math.max(1, Math.floor(duration / MINUTE)) * MINUTE
  const times: number[] = []
  let last: number | undefined
  const add = (bucket: number) => {
    const time = from + bucket * MINUTE
    if (times.at(-1) !== time) times.push(time)
  }
  eachMinute(
    presence,
    () => true,
    (bucket) => {
      if (last === undefined) add(bucket)
      else if (bucket !== last + 1) {
        add(last)
        add(bucket)
      } else if (from + bucket * MINUTE - times.at(-1)! >= apart) add(bucket)
      last = bucket
    },
  )
  if (last !== undefined) add(last)
  return { times, values: times.map(() => 0) }
}

/** Visits the minutes in which the stream measured anything, oldest first, in those hours that matter. */
function eachMinute(
  { hours, first, second }: Presence,
  matters: (hour: number) => boolean,
  visit: (bucket: number) => void,
): void {
  for (const index of ascending(hours)) {
    const hour = hours[index]!
    if (!matters(hour)) continue
    for (const [half, bits] of [first[index]!, second[index]!].entries()) {
      const start = (2 * hour + half) * HALF
      for (let rest = bits; rest !== 0; rest &= rest - 1) visit(start + (31 - Math.clz32(rest & -rest)))
    }
  }
}

/** The places of numbers in their order. */
function ascending(numbers: readonly number[]): Uint32Array {
  return Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]!)
}
