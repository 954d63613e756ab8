import { useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import type { ChartDocument } from '#api/spaceDocument.ts'
import { inReadingOrder } from '#space/readingOrder.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { placeOf } from '../grid/chartPlace.ts'
import { cellStyle } from '../grid/cellStyle.ts'
import css from './ChartPreviews.module.css'
import { SpaceAnnotations } from '../annotations/SpaceAnnotations.tsx'
import { useViewing } from '../viewing/useViewing.ts'

/** The charts of a document in their places, over the time of the address, drawn with what is measured; nothing of them is stored. */
export function ChartPreviews({ label, charts }: { label: string; charts: readonly ChartDocument[] }) {
  const [viewing, view] = useViewing()
  const drawn = useMemo(() => inReadingOrder(charts).map(chartOf), [charts])
  return (
    <SpaceAnnotations charts={drawn} viewing={viewing}>
      <div className={css.stage}>
        <ul aria-label={label} className={css.charts}>
          {drawn.map((chart) => (
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
      </div>
    </SpaceAnnotations>
  )
}

/** A document has no ids, and names other spaces instead of numbering them. */
function chartOf({ related_space: _space, ...chart }: ChartDocument, index: number): Chart {
  const { name, type, streams } = chart
  return { ...chart, id: index + 1, name: name ?? '', type: type ?? 'line', streams: streams ?? [] }
}
