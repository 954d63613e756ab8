import type { ChartStream } from '#api/charts.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { newestTime, whatIsMissing, whyEmpty } from '#chart/missing.ts'
import { ageText } from '../page/age.ts'
import type { Picture } from './seriesRequest.ts'

/** A measurement may be this late, in its own periods, before a chart calls itself stale. */
const PERIODS_LATE = 3
/** And never sooner than this, in seconds. */
const LEAST_LATE = 60

const NO_STREAM = 'No stream yet. Edit the chart to add one.'

/**
 * What a chart says of itself, and whether there is a picture to draw.
 * `live` and `stale` carry the age of the newest measurement in seconds; `past` is a fixed interval, which has none.
 */
export type PanelState =
  | { kind: 'loading'; draw: false }
  | { kind: 'failed'; draw: boolean; message: string; pictureOf: number | null }
  | { kind: 'empty'; draw: false; message: string }
  | { kind: 'stale'; draw: true; age: number; missing?: string | null }
  | { kind: 'partial'; draw: true; message: string }
  | { kind: 'live'; draw: true; age: number }
  | { kind: 'past'; draw: true }

export interface PanelFacts {
  picture: Picture | undefined
  /** The chart's streams, in the order of the answer; without any there is nothing to read. */
  streams: readonly ChartStream[]
  /** Of the chart that is being edited: why nothing is drawn, as long as it has no streams. */
  invitation?: string | undefined
  /** What is drawn otherwise than the chart says, and why. */
  faults?: readonly string[] | undefined
  /** Why the last read failed; null when it did not. */
  error: Error | null
  /** Whether the server is gone, which the page says for all. */
  lost?: boolean
  /** Whether the space shows a fixed interval. */
  fixed: boolean
  /** The page's clock, Unix seconds. */
  now: number
}

/** The one ordered decision: a failure is told before all else, and never takes the last picture away. */
export function panelState(facts: PanelFacts): PanelState {
  const { picture, streams, invitation = NO_STREAM, faults = [], error, lost = false, fixed, now } = facts
  if (streams.length === 0) return { kind: 'empty', draw: false, message: invitation }
  const drawable = picture !== undefined && newestTime(picture.answer) !== null
  if (error !== null && !lost) {
    return { kind: 'failed', draw: drawable, message: error.message, pictureOf: picture?.readAt ?? null }
  }
  if (picture === undefined || (lost && !drawable)) return { kind: 'loading', draw: false }
  const { answer } = picture
  const newest = newestTime(answer)
  if (newest === null) return { kind: 'empty', draw: false, message: whyEmpty(answer, streams) }
  const age = Math.max(0, serverNow(picture, now) - newest)
  const missing = whatIsMissing(answer, streams, faults)
  if (!fixed && (lost || age > lateAfter(answer))) return { kind: 'stale', draw: true, age, missing }
  if (missing !== null) return { kind: 'partial', draw: true, message: missing }
  return fixed ? { kind: 'past', draw: true } : { kind: 'live', draw: true, age }
}

/** The state in the fewest words that are still true. */
export function stateInWords(state: PanelState, timeText: (time: number) => string): string {
  switch (state.kind) {
    case 'loading':
      return 'Loading'
    case 'failed':
      return state.draw && state.pictureOf !== null
        ? `Failed: ${sentence(state.message)} Showing the picture of ${timeText(state.pictureOf)}`
        : `Failed: ${state.message}`
    case 'stale':
      return `Stale: last measurement ${ageText(state.age)} ago${state.missing ? `. ${state.missing}` : ''}`
    case 'empty':
    case 'partial':
      return state.message
    case 'live':
      return `Live: last measurement ${ageText(state.age)} ago`
    case 'past':
      return ''
    default:
      return state satisfies never
  }
}

const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`)

/** A live answer ends at the server's now, so the server's clock is known without trusting the page's. */
function serverNow({ answer, readAt }: Picture, now: number): number {
  return answer.end_time + (now - readAt)
}

/** Seconds from which on the newest measurement is too old for charts to be called live. */
export function lateAfter({ streams }: SeriesAnswer): number {
  const periods = streams.flatMap(({ period, rollup, lines }) =>
    lines.length === 0 ? [] : [Math.max(period, rollup)],
  )
  return Math.max(LEAST_LATE, PERIODS_LATE * Math.min(...periods))
}
