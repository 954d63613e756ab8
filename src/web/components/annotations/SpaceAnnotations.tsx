import { type ReactNode, useMemo } from 'react'
import { annotationEventList } from '#api/annotationEvents.ts'
import type { Chart } from '#api/charts.ts'
import { annotationNames } from '#chart/eventsOfChart.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useLost } from '#web/api/useLost.ts'
import { type Annotations, AnnotationsContext, NO_ANNOTATIONS } from './annotationsContext.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { shownTime } from '../viewing/shownTime.ts'
import { secondsOf } from '#chart/timeRange.ts'

/** Seconds between two reads of a live interval. */
const SHORTEST = 10
const LONGEST = 60
/** A pixel or so of the interval: nothing that is seen changes faster. */
const STEPS = 1_000

type Asked = ReturnType<typeof q<typeof annotationEventList>>

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  /** How they are asked for where they are not those of the account. */
  ask?: (time: ReturnType<typeof shownTime>) => Asked
  children: ReactNode
}

/** Reads the annotations of all these charts in one request, and keeps them live. */
export function SpaceAnnotations({ charts, viewing, ask, children }: Props) {
  const { range, fixed, events } = viewing
  const streams = useMemo(
    () => events ?? annotationNames(charts.flatMap((chart) => chart.streams)).sort(),
    [charts, events],
  )
  const time = shownTime(viewing)
  const query = { ...(streams === '*' ? {} : { streams: [...streams] }), ...time }
  const step = (fixed === null ? (secondsOf(range) ?? 0) : fixed.to - fixed.from) / STEPS
  const wait = Math.min(LONGEST, Math.max(SHORTEST, step)) * 1_000
  const isLive = () => fixed === null || fixed.to > Date.now() / 1_000
  const { data, error, isFetching } = useQuery({
    ...(ask?.(time) ?? q(annotationEventList, { query })),
    enabled: streams.length > 0,
    placeholderData: keepPreviousData,
    staleTime: () => (isLive() ? SHORTEST * 1_000 : Infinity),
    refetchInterval: () => isLive() && wait,
  })
  const failure = useLost({ error, isFetching }) ? null : error
  const found = data?.events
  const leftOut = (data?.found ?? 0) - (found?.length ?? 0)
  const read = useMemo<Annotations>(
    () => ({ events: found ?? [], leftOut, error: failure }),
    [found, leftOut, failure],
  )
  return (
    <AnnotationsContext value={streams.length === 0 ? NO_ANNOTATIONS : read}>{children}</AnnotationsContext>
  )
}
