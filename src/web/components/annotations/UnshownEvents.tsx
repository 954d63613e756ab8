import { useEffect, useMemo } from 'react'
import { annotationEventList } from '#api/annotationEvents.ts'
import type { Chart } from '#api/charts.ts'
import { ownEvents } from '#chart/eventsOfChart.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { shownTime } from '../viewing/shownTime.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import css from './UnshownEvents.module.css'

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  /** Told how many there are, for the words of the button. */
  onCount: (count: number) => void
}

const REFRESH = 60_000

/** On the button of the annotations: how many events of the time shown no chart of the space shows by itself. */
export default function UnshownEvents({ charts, viewing, onCount }: Props) {
  const { data } = useQuery({
    ...q(annotationEventList, { query: shownTime(viewing) }),
    placeholderData: keepPreviousData,
    staleTime: REFRESH,
    refetchInterval: viewing.fixed === null && REFRESH,
  })
  const { source } = viewing
  const count = useMemo(() => {
    const events = data?.events ?? []
    const shown = new Set(charts.flatMap(({ streams }) => ownEvents(streams, source, events)))
    return events.length - shown.size
  }, [charts, source, data])
  useEffect(() => {
    onCount(count)
    return () => onCount(0)
  }, [count, onCount])
  // The title of the button says it in words.
  return count > 0 && <span className={css.count} data-count={count > MOST ? `${MOST}+` : count} />
}

/** More has no room. */
const MOST = 99
