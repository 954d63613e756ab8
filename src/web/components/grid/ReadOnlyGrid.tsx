import { type CSSProperties, useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import { inReadingOrder } from '#space/readingOrder.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import type { ChartView } from '../viewing/useViewing.ts'
import { cellStyle } from './cellStyle.ts'
import css from './ChartGrid.module.css'
import { placeOf, rowsOf } from './chartPlace.ts'

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  view: ChartView
}

/** The charts of a space in their places, for who may only look. */
export function ReadOnlyGrid({ charts, viewing, view }: Props) {
  const ordered = useMemo(() => inReadingOrder(charts), [charts])
  return (
    <ul className={css.grid} style={{ '--rows': rowsOf(ordered) } as CSSProperties} aria-label="Charts">
      {ordered.map((chart) => (
        <li
          key={chart.id}
          className={css.cell}
          data-placed={placeOf(chart) !== null || undefined}
          style={cellStyle(chart)}
        >
          <ChartPanel chart={chart} viewing={viewing} view={view} />
        </li>
      ))}
    </ul>
  )
}
