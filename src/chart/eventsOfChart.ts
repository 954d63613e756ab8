import type { StreamEvent } from '#api/annotationEvents.ts'
import { type ChartStream, isAnnotation } from '#api/charts.ts'
import { UNASSIGNED } from '#api/names.ts'
import { filterOfSource } from '#series/sourceFilter.ts'
import { matchesTags, type TagFilter } from '#series/tagFilter.ts'

/** An annotation stream that is shown: its name in lower case, as names are compared, and which of its events. */
export interface EventStream {
  name: string
  source: TagFilter
}

/** The name of the annotation stream that a chart's stream stands for; empty when it names none. */
export function annotationName({ metric, name }: Pick<ChartStream, 'metric' | 'name'>): string {
  return metric || name || ''
}

/** The annotation streams of a chart by name, each once. */
export function annotationNames(streams: readonly ChartStream[]): string[] {
  const names = streams.filter(isAnnotation).map(annotationName)
  return [...new Set(names.filter((name) => name !== ''))]
}

/** The annotation streams of a chart; `source` is what stands for `%`. */
export function eventStreams(streams: readonly ChartStream[], source: string | null): EventStream[] {
  return streams
    .filter((stream) => isAnnotation(stream) && annotationName(stream) !== '')
    .map((stream) => ({
      name: annotationName(stream).toLowerCase(),
      source: filterOfSource((stream.source === '%' ? source : stream.source) ?? '*'),
    }))
}

/** The events that a chart's own annotation streams mean. `source` is what stands for `%`. */
export function ownEvents(
  streams: readonly ChartStream[],
  source: string | null,
  events: readonly StreamEvent[],
): StreamEvent[] {
  const shown = eventStreams(streams, source)
  return events.filter((event) => {
    const name = event.name.toLowerCase()
    const tags = { source: (event.source ?? UNASSIGNED).toLowerCase() }
    return shown.some((one) => one.name === name && matchesTags(one.source, tags))
  })
}
