import type { SeriesQuery } from '#api/series.ts'
import { mergeLive } from '#series/mergeLive.ts'
import type { ReadSeries } from './seriesBatch.ts'
import { newRequest, type Picture } from './seriesRequest.ts'

/**
 * The next picture of `whole`: what is new is put over `before`, or all is read when that cannot be done.
 *
 * @param now the page's clock, Unix seconds, asked again after the answer came
 */
export async function readPicture(
  read: ReadSeries,
  whole: SeriesQuery,
  before: Picture | undefined,
  now: () => number,
  signal: AbortSignal,
): Promise<Picture> {
  const onlyNew = newRequest(whole, before, now())
  if (onlyNew !== null && before !== undefined) {
    const update = await read(onlyNew, signal)
    const window = { start_time: update.end_time - (whole.duration ?? 0), end_time: update.end_time }
    const answer = mergeLive(before.answer, update, window)
    if (answer !== update) return { answer, readAt: now(), wholeAt: before.wholeAt }
  }
  const answer = await read(whole, signal)
  return { answer, readAt: now(), wholeAt: now() }
}
