import { isAnnotation, type ChartStream } from '#api/charts.ts'
import type { ParamErrors } from '#api/errors.ts'
import type { MetricType } from '#api/metrics.ts'
import { ComposeError, withPlace } from '#compose/ast.ts'
import { parse } from '#compose/parse.ts'

/** A composite brings its own metrics: API reference, "Stream Properties". */
const NOT_WITH_COMPOSITE = ['metric', 'source', 'group_function'] as const

/** Streams that say two things at once, or nothing that can be read, by path; none when all is well. Null is as good as absent. */
export function streamFaults(streams: readonly ChartStream[]): ParamErrors {
  const faults: ParamErrors = {}
  streams.forEach((stream, index) => {
    if (!stream.composite) return
    const unreadable = syntaxError(stream.composite)
    if (unreadable !== undefined) faults[`streams[${index}].composite`] = [unreadable]
    for (const field of NOT_WITH_COMPOSITE) {
      if ((stream[field] ?? null) === null) continue
      faults[`streams[${index}].${field}`] = ["can't be given together with composite"]
    }
  })
  return faults
}

function syntaxError(composite: string): string | undefined {
  try {
    parse(composite)
    return undefined
  } catch (error) {
    if (error instanceof ComposeError) return withPlace(error)
    throw error
  }
}

/**
 * The new streams of a chart with the ids of those they take the place of: the one whose id they bring, else one that
 * reads the same data. Streams that are new to the chart have no id.
 */
export function keepStreamIds(before: readonly ChartStream[], after: readonly ChartStream[]): ChartStream[] {
  const free = new Map(before.map((stream) => [stream.id, stream]))
  const claimed = after.map((stream) => {
    const known = stream.id !== undefined && free.delete(stream.id)
    return known ? stream : withId(stream, undefined)
  })
  return claimed.map((stream) => {
    if (stream.id !== undefined) return stream
    const same = [...free.values()].find((old) => dataOf(old) === dataOf(stream))
    if (same !== undefined) free.delete(same.id)
    return withId(stream, same?.id)
  })
}

/** Gives `ids`, in their order, to the streams that have none. */
export function giveStreamIds(streams: readonly ChartStream[], ids: readonly number[]): ChartStream[] {
  const rest = [...ids]
  return streams.map((stream) => withId(stream, stream.id ?? rest.shift()))
}

/** What is stored of a stream: null members are as absent. */
export function compactStream(stream: ChartStream): ChartStream {
  return Object.fromEntries(Object.entries(stream).filter(([, value]) => (value ?? null) !== null))
}

/** A stream as the API shows it: with the type of what it reads, when that is known. */
export function shownStream(
  stream: ChartStream,
  typeOf: (metric: string) => MetricType | undefined,
): ChartStream {
  if (isAnnotation(stream)) return stream
  if (stream.composite !== undefined) return { ...stream, type: 'composite' }
  const type = stream.metric ? typeOf(stream.metric) : undefined
  return type === undefined ? stream : { ...stream, type }
}

function withId(stream: ChartStream, id: number | undefined): ChartStream {
  return compactStream({ ...stream, id })
}

function dataOf(stream: ChartStream): string {
  const { metric, source, tags, composite } = stream
  return JSON.stringify([metric, source, tags, composite, isAnnotation(stream)])
}
