import type { Call } from '#api/client.ts'
import type { Input } from '#api/endpoint.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import type { Span } from './backlog.ts'
import { METRICS } from './metrics.ts'
import { createPlayer, type Player } from './play.ts'
import { readRecordings } from './recordings.ts'
import { PERIOD, TRACKS, type Track } from './tracks.ts'

/** A track with the player of its recording. */
export interface Voice extends Track {
  player: Player
}

type Measurement = NonNullable<Input<typeof measurementCreate>['body']>['measurements'][number]

/** Librato advised to post a thousand measurements at most. */
const BATCH = 1_000

/** @throws Error naming a recording that is not there */
export function readVoices(): Voice[] {
  const recordings = readRecordings()
  return TRACKS.map((track) => {
    const recording = recordings.get(track.recording)
    if (recording === undefined) throw new Error(`no recording named ${track.recording}`)
    return { ...track, player: createPlayer(recording) }
  })
}

/** What every voice measures in a span, at each whole multiple of `step` seconds. */
export function measure(voices: readonly Voice[], { from, to }: Span, step: number): Measurement[] {
  const measurements: Measurement[] = []
  for (let time = Math.ceil(from / step) * step; time < to; time += step) {
    for (const { metric, tags, scale = 1, player } of voices) {
      measurements.push({ name: metric, tags, time, value: toSixDigits(player.at(time) * scale) })
    }
  }
  return measurements
}

/** Creates the metrics, so that period and units are known before the first measurement. */
export async function createSampleMetrics(call: Call): Promise<void> {
  for (const [name, settings] of Object.entries(METRICS)) {
    await call(metricUpdate, { params: { name }, body: { type: 'gauge', period: PERIOD, ...settings } })
  }
}

/** Posts all measurements of a span. Posting them again changes nothing. */
export async function postSpan(
  call: Call,
  voices: readonly Voice[],
  span: Span,
  step: number,
): Promise<void> {
  const measurements = measure(voices, span, step)
  for (let first = 0; first < measurements.length; first += BATCH) {
    await call(measurementCreate, { body: { measurements: measurements.slice(first, first + BATCH) } })
  }
}

const toSixDigits = (value: number): number => Number(value.toPrecision(6))
