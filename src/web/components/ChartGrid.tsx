import { type CSSProperties, lazy, useCallback, useMemo, useRef, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { chartAnchor } from '#web/paths.ts'
import type { Asked } from './Arranging.tsx'
import { ChartActions } from './ChartActions.tsx'
import css from './ChartGrid.module.css'
import { ChartPanel, type DataActions } from './ChartPanel.tsx'
import { inReadingOrder } from '#space/readingOrder.ts'
import { LateBoundary } from './LateBoundary.tsx'
import { placeOf, rowsOf, sizeOf } from './chartPlace.ts'
import { useChartKeys } from './useChartKeys.ts'
import type { Viewing } from './spaceAddress.ts'
import type { ViewActions } from './useViewing.ts'

/* They come with the first pointer or focus on a chart, or with the first key that asks for them. */
const Arranging = lazy(() => import('./Arranging.tsx'))
const CellTools = lazy(() => import('./CellTools.tsx'))

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
  const grid = useRef<HTMLUListElement>(null)
  const [touched, setTouched] = useState(false)
  const [asked, ask] = useState<Asked | null>(null)
  const touch = () => setTouched(true)
  const isLate = touched || asked !== null
  useChartKeys(ordered, onEdit, ask)
  return (
    <>
      <ul
        ref={grid}
        className={css.grid}
        style={{ '--rows': rowsOf(ordered) } as CSSProperties}
        aria-label="Charts"
        onPointerOver={touch}
        onFocusCapture={touch}
      >
        {ordered.map((chart) => (
          <GridCell key={chart.id} {...{ spaceId, chart, viewing, view, onEdit, ask, isLate }} />
        ))}
      </ul>
      {isLate && (
        <LateBoundary>
          <Arranging
            {...{ spaceId, grid, asked }}
            charts={ordered}
            onAnswered={() => {
              touch()
              ask(null)
            }}
          />
        </LateBoundary>
      )}
    </>
  )
}

interface CellProps extends Omit<Props, 'charts'> {
  chart: Chart
  ask: (asked: Asked) => void
  /** Whether what comes late is wanted by now. */
  isLate: boolean
}

function GridCell({ spaceId, chart, viewing, view, onEdit, ask, isLate }: CellProps) {
  const actions = useCallback(
    (data: DataActions | undefined) => (
      <ChartActions
        {...{ spaceId, chart, onEdit, data }}
        onSelect={() => ask({ what: 'select', chart: chart.id })}
      />
    ),
    [spaceId, chart, onEdit, ask],
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
      {isLate && (
        <LateBoundary>
          <CellTools id={chart.id} />
        </LateBoundary>
      )}
    </li>
  )
}

/** The place is told to the style sheet, which takes it only where there is room for the grid. */
function cellStyle(chart: Chart): CSSProperties {
  const place = placeOf(chart)
  const { w, h } = sizeOf(chart)
  const cells = { '--w': w, '--h': h, ...(place && { '--x': place.x + 1, '--y': place.y + 1 }) }
  return cells as CSSProperties
}
