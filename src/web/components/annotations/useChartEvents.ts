import { useMemo } from 'react'
import type { StreamEvent } from '#api/annotationEvents.ts'
import type { Chart } from '#api/charts.ts'
import { annotationNames, ownEvents } from '#chart/eventsOfChart.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { useAnnotations } from './useAnnotations.ts'

/** The events that a chart shows, by their start; undefined where it shows no annotations at all. */
export function useChartEvents(
  { streams }: Chart,
  { events: chosen, source }: Viewing,
): readonly StreamEvent[] | undefined {
  const { events } = useAnnotations()
  return useMemo(() => {
    if (chosen === '*') return events
    if (chosen === null) {
      return annotationNames(streams).length === 0 ? undefined : ownEvents(streams, source, events)
    }
    const names = new Set(chosen.map((name) => name.toLowerCase()))
    return names.size === 0 ? undefined : events.filter(({ name }) => names.has(name.toLowerCase()))
  }, [streams, chosen, source, events])
}
