import { hostname } from 'node:os'
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks'
import type { Attributes } from '#api/metrics.ts'
import type { Deps } from '../deps.ts'
import type { Measurement } from '../ingest/measurement.ts'
import type { Reading } from '../meter.ts'

/** Seconds between two posts of Poise's own metrics. */
export const PERIOD = 10
/** Seconds until the first: whoever opens the page right after the start sees a line. */
const SOON = 2

const milliseconds: Attributes = {
  display_units_long: 'milliseconds',
  display_units_short: 'ms',
  display_min: 0,
}

/** How a metric of ours is described when its first measurement creates it. */
const METRICS: Record<string, Measurement['creation']> = {
  'poise.measurements.accepted': {
    display_name: 'Measurements accepted',
    attributes: { display_units_long: 'measurements', display_min: 0, summarize_function: 'sum' },
  },
  'poise.request.time': { display_name: 'Request time', attributes: milliseconds },
  'poise.query.time': { display_name: 'Query time', attributes: milliseconds },
  'poise.event_loop.delay': { display_name: 'Event loop delay', attributes: milliseconds },
  'poise.memory': {
    display_name: 'Memory',
    attributes: { display_units_long: 'bytes', display_units_short: 'B', display_min: 0 },
  },
}

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 10

/** What the measurements are posted as. */
const USER_AGENT = 'poise'

/**
 * Posts what the meter saw, memory and event loop delay every ten seconds, until the function that is returned is
 * called. A post that fails is left out: the engine's failure is told by the requests that meet it and by /healthz.
 */
export function reportOwnMetrics({ ingest, meter, now }: Deps): () => Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  let posted: Promise<void> = Promise.resolve()
  const post = () => {
    meter.note('poise.memory', process.memoryUsage.rss())
    // Seconds without a post are a zero, not a gap.
    meter.note('poise.measurements.accepted', 0)
    const time = Math.floor(now() / PERIOD) * PERIOD
    const readings = [...meter.read(), readDelay(delay)]
    delay.reset()
    posted = ingest.submit(toMeasurements(readings, time, hostname()), USER_AGENT).catch(() => undefined)
  }
  const first = setTimeout(post, SOON * 1_000)
  const timer = setInterval(post, PERIOD * 1_000)
  return async () => {
    clearTimeout(first)
    clearInterval(timer)
    delay.disable()
    await posted
  }
}

/** Readings as measurements of one time; `host` tells several processes of one account apart. */
export function toMeasurements(readings: readonly Reading[], time: number, host: string): Measurement[] {
  return readings.map(({ name, tags, ...summary }) => ({
    ...summary,
    name,
    type: 'gauge',
    tags: sortedTags({ ...tags, host }),
    time,
    creation: { period: PERIOD, ...METRICS[name] },
  }))
}

/** Node measures from one look to the next, in nanoseconds: what exceeds the interval asked for is the delay. */
function readDelay({ count, mean, min, max, stddev }: IntervalHistogram): Reading {
  const looks = Math.max(count, 1)
  const inMs = (nanoseconds: number): number => (count > 0 ? Math.max(0, nanoseconds / 1e6 - RESOLUTION) : 0)
  return {
    name: 'poise.event_loop.delay',
    tags: {},
    count: looks,
    sum: inMs(mean) * looks,
    min: inMs(min),
    max: inMs(max),
    last: inMs(mean),
    m2: count > 0 ? (stddev / 1e6) ** 2 * looks : 0,
  }
}

function sortedTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(tags).map(([name, value]) => [name, value.toLowerCase()] as const)
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}
