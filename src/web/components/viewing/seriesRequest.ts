import type { ChartStream } from '#api/charts.ts'
import type { SeriesAnswer, SeriesQuery, SeriesStream } from '#api/series.ts'
import type { Viewing } from './spaceAddress.ts'
import { secondsOf } from '#chart/timeRange.ts'

/** A relative range is read whole again after so many seconds, for measurements that came late. */
const WHOLE_AGAIN = 600

/** A live picture: the answer so far, and when (Unix seconds of the page's clock) it was read. */
export interface Picture {
  answer: SeriesAnswer
  readAt: number
  wholeAt: number
}

/** Whether an interval had not ended when it was read, so that more of it is to come. */
export function isGrowing(picture: Picture | undefined): boolean {
  return picture !== undefined && picture.readAt < picture.answer.end_time
}

/** What of the streams decides the data; a change of colour or name must not read it again. */
export function streamsToRead(streams: readonly ChartStream[]): SeriesStream[] {
  return streams.map(
    ({ metric, source, tags, composite, group_function, summary_function, downsample_function, period }) => ({
      metric,
      source,
      tags,
      composite,
      group_function,
      summary_function,
      downsample_function,
      period,
    }),
  )
}

/** The whole picture: everything of the interval that is looked at. */
export function wholeRequest(
  streams: readonly ChartStream[],
  { range, fixed, source, tags }: Pick<Viewing, 'range' | 'fixed' | 'source' | 'tags'>,
  points: number,
): SeriesQuery {
  return {
    ...(fixed === null
      ? { duration: secondsOf(range) ?? undefined }
      : { start_time: fixed.from, end_time: fixed.to }),
    points,
    streams: streamsToRead(streams),
    ...(source === null ? {} : { source }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  }
}

/**
 * Only what may have changed since `picture`: from its last complete bucket on, on the same grid. Null when the whole
 * is to be read: nothing yet, too long ago, or due again.
 */
export function newRequest(
  whole: SeriesQuery,
  picture: Picture | undefined,
  now: number,
): SeriesQuery | null {
  if (picture === undefined || whole.duration === undefined) return null
  if (now - picture.wholeAt >= WHOLE_AGAIN || now - picture.readAt >= whole.duration) return null
  const { times, partial, resolution } = picture.answer
  const from = times[times.length - (partial.last ? 2 : 1)]
  if (from === undefined) return null
  const { duration: _duration, points: _points, ...rest } = whole
  return { ...rest, start_time: from, resolution }
}
