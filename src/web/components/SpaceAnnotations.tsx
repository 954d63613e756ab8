import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { annotationEventList, type StreamEvent } from '#api/annotations.ts'
import type { Chart } from '#api/charts.ts'
import type { ApiError } from '#api/errors.ts'
import { annotationNames, ownEvents } from '#chart/eventsOfChart.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import type { Viewing } from './spaceAddress.ts'
import { secondsOf } from './timeRange.ts'

/** Seconds between two reads of a live interval. */
const SHORTEST = 10
const LONGEST = 60
/** A pixel or so of the interval: nothing that is seen changes faster. */
const STEPS = 1_000

interface Read {
  events: readonly StreamEvent[]
  /** How many older ones the server left out. */
  leftOut: number
  /** Why they could not be read; null when they were. */
  error: ApiError | null
}

const NOTHING: Read = { events: [], leftOut: 0, error: null }
const Context = createContext<Read>(NOTHING)

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  children: ReactNode
}

/** Reads the annotations of all these charts in one request, and keeps them live. */
export function SpaceAnnotations({ charts, viewing, children }: Props) {
  const { range, fixed, events } = viewing
  const streams = useMemo(
    () => events ?? annotationNames(charts.flatMap((chart) => chart.streams)).sort(),
    [charts, events],
  )
  const duration = fixed === null ? (secondsOf(range) ?? undefined) : undefined
  const query = {
    ...(streams === '*' ? {} : { streams: [...streams] }),
    ...(fixed === null ? { duration } : { start_time: fixed.from, end_time: fixed.to }),
  }
  const step = (fixed === null ? (duration ?? 0) : fixed.to - fixed.from) / STEPS
  const wait = Math.min(LONGEST, Math.max(SHORTEST, step)) * 1_000
  const isLive = () => fixed === null || fixed.to > Date.now() / 1_000
  const { data, error } = useQuery({
    ...q(annotationEventList, { query }),
    enabled: streams.length > 0,
    placeholderData: keepPreviousData,
    staleTime: () => (isLive() ? SHORTEST * 1_000 : Infinity),
    refetchInterval: () => isLive() && wait,
  })
  const found = data?.events
  const leftOut = (data?.found ?? 0) - (found?.length ?? 0)
  const read = useMemo<Read>(() => ({ events: found ?? [], leftOut, error }), [found, leftOut, error])
  return <Context value={streams.length === 0 ? NOTHING : read}>{children}</Context>
}

/** What was read for the charts around. */
export const useAnnotations = (): Read => useContext(Context)

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
