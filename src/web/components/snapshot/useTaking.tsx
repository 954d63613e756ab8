import { type ReactNode, useState } from 'react'
import { type Chart, measured } from '#api/charts.ts'
import { useAnnotations } from '../annotations/useAnnotations.ts'
import { useChartEvents } from '../annotations/useChartEvents.ts'
import type { DataActions } from '../charts/ChartPanel.tsx'
import { periodBefore } from '../charts/periodBefore.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useSeries } from '../viewing/useSeries.ts'
import { pictureSize, type Shown } from './shown.ts'

const SnapshotDialog = late(() => import('./SnapshotDialog.tsx'))

interface Taking {
  /** Takes a snapshot of a chart as it is seen in an element. */
  take: (element: Element | null) => void
  /** Why none can be taken now. */
  refusal: string | undefined
  /** What came of it. */
  dialog: ReactNode
}

/** What takes snapshots of a chart; `data` is what is drawn of it, undefined while nothing is. */
export function useTaking(chart: Chart, viewing: Viewing, data: DataActions | undefined): Taking {
  const zone = usePageZone()
  const [taken, setTaken] = useState<Shown | null>(null)
  const events = useChartEvents(chart, viewing)
  const { leftOut } = useAnnotations()
  const isNumber = chart.type === 'bignumber' && data !== undefined
  const { streams } = measured(chart)
  const { from = 0, to = 1 } = data?.model ?? {}
  const { picture: before } = useSeries(periodBefore(streams, from, to, viewing, zone), isNumber)
  const take = (element: Element | null) => {
    if (data === undefined) return
    setTaken({
      chart,
      viewing,
      series: data.picture.answer,
      model: data.model,
      before: before?.answer,
      events: events ?? null,
      leftOut,
      zone,
      size: pictureSize(element),
    })
  }
  return {
    take,
    refusal: data === undefined ? 'There is no data to show yet.' : undefined,
    dialog: taken !== null && (
      <LateBoundary onFailed={() => setTaken(null)}>
        <SnapshotDialog shown={taken} onClose={() => setTaken(null)} />
      </LateBoundary>
    ),
  }
}
