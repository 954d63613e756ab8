import type { ChartStream } from '#api/charts.ts'
import type { SeriesAnswer } from '#api/series.ts'

/** Unix seconds of the newest measurement on the chart; null when there is none. */
export function newestTime(answer: SeriesAnswer): number | null {
  let newest: number | null = null
  for (const { last_time } of answer.streams.flatMap(({ lines }) => lines)) {
    if (last_time !== null && (newest === null || last_time > newest)) newest = last_time
  }
  return newest
}

/** What a chart says that has nothing to draw. */
export function whyEmpty(answer: SeriesAnswer, streams: readonly ChartStream[]): string {
  return failures(answer, streams) ?? 'No measurement in this time range.'
}

/**
 * What of a chart that is drawn is not: lines beyond the limit, streams that failed; null when it is whole.
 * @param faults what the model could not do as it was asked to, such as a transform.
 */
export function whatIsMissing(
  answer: SeriesAnswer,
  streams: readonly ChartStream[],
  faults: readonly string[],
): string | null {
  const shown = answer.streams.reduce((sum, { lines }) => sum + lines.length, 0)
  const found = answer.streams.reduce((sum, stream) => sum + Math.max(stream.found, stream.lines.length), 0)
  const cut = found > shown ? `${shown} of ${found} lines are shown.` : null
  const failed = failures(answer, streams)
  const told = [failed && (cut || faults.length > 0) ? `${failed}.` : failed, ...faults, cut]
  return told.filter((text) => text !== null).join(' ') || null
}

/** What each stream at fault says; among others it is named. */
function failures(answer: SeriesAnswer, streams: readonly ChartStream[]): string | null {
  const told = answer.streams.flatMap(({ error }, i) => {
    if (error === null) return []
    return streams.length === 1 ? [error] : [`${nameOf(streams[i], i)}: ${error}`]
  })
  return told.length === 0 ? null : told.join('; ')
}

function nameOf(stream: ChartStream | undefined, index: number): string {
  return stream?.name || stream?.metric || stream?.composite || `Stream ${index + 1}`
}
