import type { Viewing } from './spaceAddress.ts'
import { secondsOf } from '#chart/timeRange.ts'

/** The time that a space shows, as reads of events ask for it. */
export function shownTime({ range, fixed }: Pick<Viewing, 'range' | 'fixed'>) {
  return fixed === null
    ? { duration: secondsOf(range) ?? undefined }
    : { start_time: fixed.from, end_time: fixed.to }
}
