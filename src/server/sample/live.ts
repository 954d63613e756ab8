import type { Call } from '#api/client.ts'
import { metricList } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { lastAnomaly, postAnomalies } from './anomalies.ts'
import { missingSpans } from './backlog.ts'
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
/** The stream that stands for all: every voice is posted together. */
const WITNESS = 'aws.ec2.cpu'

/** Makes metrics and spaces when there are none, and posts the last hours. */
export async function startSample(call: Call, voices: readonly Voice[], now: number): Promise<void> {
  const { query } = await call(metricList, { query: { name: WITNESS } })
  if (query.found === 0) await createSampleMetrics(call)
  await postSpan(call, voices, { from: now - FIRST, to: now })
  if (query.found > 0) return
  for (const space of [webFleet, cityTraffic, factoryFloor]) await createSampleSpace(call, space)
}

/** Posts what is missing of the last four weeks, newest first, then the anomalies. */
export async function fillSample(
  call: Call,
  voices: readonly Voice[],
  now: number,
  signal: AbortSignal,
): Promise<void> {
  const from = Math.floor((now - HISTORY) / HOUR) * HOUR
  const answer = await call(seriesRead, {
    body: {
      start_time: from,
      end_time: now,
      resolution: HOUR,
      streams: [{ metric: WITNESS, group_function: 'sum', summary_function: 'count' }],
    },
  })
  const perSecond = voices.filter(({ metric }) => metric === WITNESS).length / PERIOD
  for (const span of missingSpans(answer, perSecond)) {
    if (signal.aborted) return
    await postSpan(call, voices, span)
  }
  await postAnomalies(call, voices, { from: await lastAnomaly(call, voices, from), to: now })
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
    postSpan(call, voices, span)
      .then(() => postAnomalies(call, voices, span))
      .then(() => (next = to))
      .catch((error: unknown) => tell(`sample data not posted: ${String(error)}`))
      .finally(() => (busy = false))
  }, 1_000)
  signal.addEventListener('abort', () => clearInterval(timer))
}
