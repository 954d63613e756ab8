import { type CSSProperties, useCallback, useMemo, useRef } from 'react'
import type { Chart } from '#api/charts.ts'
import { chartAnchor } from '#web/paths.ts'
import { ChartActions } from './ChartActions.tsx'
import css from './ChartGrid.module.css'
import { ChartPanel, type DataActions } from '../charts/ChartPanel.tsx'
import { inReadingOrder } from '#space/readingOrder.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { cellStyle } from './cellStyle.ts'
import { placeOf, rowsOf } from './chartPlace.ts'
import { useChartKeys } from './useChartKeys.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import type { ViewActions } from '../viewing/useViewing.ts'

/** Milliseconds after which it comes although nobody has moved yet, so that a first Ctrl+A finds it there. */
const CALM = 2_000

/* It comes with the first pointer or key: nobody arranges charts before. */
const Arranging = late(async () => {
  await new Promise((resolve) => {
    setTimeout(resolve, CALM)
    for (const first of ['pointermove', 'pointerdown', 'keydown'])
      addEventListener(first, resolve, { once: true })
  })
  return import('./Arranging.tsx')
})

interface Props {
  spaceId: number
  charts: readonly Chart[]
  viewing: Viewing
  view: ViewActions
  onEdit: (chart: Chart) => void
}

/** The charts of a space: on 12 columns where there is room, else below each other in reading order. */
export function ChartGrid({ spaceId, charts, viewing, view, onEdit }: Props) {
  const ordered = useMemo(() => inReadingOrder(charts), [charts])
  useChartKeys(ordered, onEdit)
  const grid = useRef<HTMLUListElement>(null)
  return (
    <>
      <ul
        ref={grid}
        className={css.grid}
        style={{ '--rows': rowsOf(ordered) } as CSSProperties}
        tabIndex={-1}
        aria-label="Charts"
      >
        {ordered.map((chart) => (
          <GridCell key={chart.id} {...{ spaceId, chart, viewing, view, onEdit }} />
        ))}
      </ul>
      <LateBoundary>
        <Arranging spaceId={spaceId} charts={ordered} grid={grid} />
      </LateBoundary>
    </>
  )
}

interface CellProps extends Omit<Props, 'charts'> {
  chart: Chart
}

function GridCell({ spaceId, chart, viewing, view, onEdit }: CellProps) {
  const actions = useCallback(
    (data: DataActions | undefined) => <ChartActions {...{ spaceId, chart, viewing, onEdit, data }} />,
    [spaceId, chart, viewing, onEdit],
  )
  const placed = placeOf(chart)
  return (
    <li
      id={chartAnchor(chart.id)}
      tabIndex={-1}
      className={css.cell}
      data-chart={chart.id}
      data-placed={placed !== null || undefined}
      style={cellStyle(chart)}
    >
      <ChartPanel chart={chart} viewing={viewing} view={view} actions={actions} />
    </li>
  )
}
