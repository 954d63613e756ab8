import { annotationCreate, annotationView } from '#api/annotations.ts'
import type { Call } from '#api/client.ts'
import { ApiError } from '#api/errors.ts'
import type { Span } from './backlog.ts'
import type { Voice } from './post.ts'

/** Annotates the labelled anomalies that ended after `from` and not after `to`. */
export async function postAnomalies(call: Call, voices: readonly Voice[], { from, to }: Span): Promise<void> {
  for (const { annotations, anomaly, metric, tags, player } of voices) {
    const what = Object.entries(tags).map(([name, value]) => `${name}=${value}`)
    for (const { start, end } of player.anomaliesEnding(from, to)) {
      await call(annotationCreate, {
        params: { name: annotations },
        body: {
          title: anomaly,
          description: `${metric} ${what.join(' ')}`,
          source: Object.values(tags)[0] ?? null,
          start_time: start,
          end_time: end,
          links: [
            { rel: 'data', label: 'Numenta Anomaly Benchmark', href: 'https://github.com/numenta/NAB' },
          ],
        },
      })
    }
  }
}

/** Unix seconds up to which anomalies are annotated; `from` when there is none later. */
export async function lastAnomaly(call: Call, voices: readonly Voice[], from: number): Promise<number> {
  let last = from
  for (const name of new Set(voices.map(({ annotations }) => annotations))) {
    for (const end of await endings(call, name, from)) last = Math.max(last, end)
  }
  return last
}

async function endings(call: Call, name: string, from: number): Promise<number[]> {
  try {
    const { events = [] } = await call(annotationView, { params: { name }, query: { start_time: from } })
    return events.flatMap((bySource) =>
      Object.values(bySource).flatMap((list) =>
        list.map(({ end_time, start_time }) => end_time ?? start_time),
      ),
    )
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}
