import type { ParamErrors } from '#api/errors.ts'

export interface IntervalQuery {
  start_time?: number
  end_time?: number
  duration?: number
}

/** `end` is the last second asked for. Unix seconds. */
export interface Interval {
  start: number
  end: number
}

/**
 * The interval that the parameters choose, or what is wrong with them: `end_time` is `now` unless given, `duration`
 * stands for the time that is left out. API reference, "Time search parameters".
 */
export function intervalOf(query: IntervalQuery, now: number): Interval | ParamErrors {
  const { start_time, end_time, duration } = query
  if (start_time !== undefined && end_time !== undefined && duration !== undefined)
    return { duration: ['may not be given together with start_time and end_time'] }
  if (start_time === undefined) {
    if (duration === undefined) return { start_time: ['is required unless duration is given'] }
    const end = end_time ?? now
    return { start: Math.max(0, end - duration), end }
  }
  const end = end_time ?? (duration === undefined ? now : start_time + duration)
  if (end < start_time && end_time !== undefined) return { end_time: ['must not be before start_time'] }
  return { start: start_time, end: Math.max(start_time, end) }
}

export const isInterval = (read: Interval | ParamErrors): read is Interval => 'start' in read
