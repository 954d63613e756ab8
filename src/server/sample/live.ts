import type { Call } from '#api/client.ts'
import { metricList } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { lastAnomaly, postAnomalies } from './anomalies.ts'
import { missingSpans, type Span } from './backlog.ts'
import { cityTraffic } from './cityTraffic.ts'
import { factoryFloor } from './factoryFloor.ts'
import { createSampleMetrics, postSpan, type Voice } from './post.ts'
import { createSampleSpace } from './spaces.ts'
import { PERIOD } from './tracks.ts'
import { webFleet } from './webFleet.ts'

const HOUR = 3_600
/** Four weeks for the longest time range, and a day to spare. */
const HISTORY = 29 * 24 * HOUR
/** What is there when the first chart is opened; the rest follows, newest first. */
const FIRST = 3 * HOUR
/** What is older than this is posted as most of it was recorded, every five minutes. */
const DETAILED = 26 * HOUR
const RECORDED = 300
/** Spans posted at the same time: their rows share the engine's inserts. */
const AT_ONCE = 3
/** The stream that stands for all: every voice is posted together. */
const WITNESS = 'aws.ec2.cpu'

/** Makes metrics and spaces when there are none, and posts the last hours. */
export async function startSample(call: Call, voices: readonly Voice[], now: number): Promise<void> {
  const { query } = await call(metricList, { query: { name: WITNESS } })
  if (query.found === 0) await createSampleMetrics(call)
  await postSpan(call, voices, { from: now - FIRST, to: now }, PERIOD)
  if (query.found > 0) return
  for (const space of [webFleet, cityTraffic, factoryFloor]) await createSampleSpace(call, space)
}

/** Posts what is missing of the last four weeks: the anomalies, then the measurements, newest first. */
export async function fillSample(
  call: Call,
  voices: readonly Voice[],
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const from = Math.floor((now - HISTORY) / HOUR) * HOUR
  await postAnomalies(call, voices, { from: await lastAnomaly(call, voices, from), to: now })
  const answer = await call(seriesRead, {
    body: {
      start_time: from,
      end_time: now,
      resolution: HOUR,
      streams: [{ metric: WITNESS, group_function: 'sum', summary_function: 'count' }],
    },
  })
  const stepOf = (span: Span) => (span.from < now - DETAILED ? RECORDED : PERIOD)
  const streams = voices.filter(({ metric }) => metric === WITNESS).length
  const missing = missingSpans(answer, (span) => streams * Math.floor((span.to - span.from) / stepOf(span)))
  const post = async () => {
    for (let span = missing.shift(); span !== undefined && !signal.aborted; span = missing.shift()) {
      await postSpan(call, voices, span, stepOf(span))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, post))
}

/** Posts each period as it passes, until the signal. A failed post is told and made up for with the next one. */
export function playSample(
  call: Call,
  voices: readonly Voice[],
  from: number,
  clock: () => number,
  signal: AbortSignal,
  tell: (line: string) => void,
): void {
  let next = from
  let busy = false
  const timer = setInterval(() => {
    const to = Math.floor(clock() / PERIOD) * PERIOD + 1
    if (busy || to <= next) return
    busy = true
    const span = { from: next, to }
    postSpan(call, voices, span, PERIOD)
      .then(() => postAnomalies(call, voices, span))
      .then(() => (next = to))
      .catch((error: unknown) => signal.aborted || tell(`Sample data was not posted: ${String(error)}`))
      .finally(() => (busy = false))
  }, 1_000)
  signal.addEventListener('abort', () => clearInterval(timer))
}
