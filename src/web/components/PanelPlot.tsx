import { lazy, type RefObject, Suspense, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import type { ChartModel } from '#chart/model.ts'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { Plot, type PlotBox } from '#web/plot/Plot.tsx'
import { createStore, type StoreApi, useStore } from 'zustand'
import { BigNumberPanel } from './BigNumberPanel.tsx'
import { CursorTooltip } from './CursorTooltip.tsx'
import type { Viewing } from './spaceAddress.ts'
import type { ViewActions } from './useViewing.ts'
import { useChartEvents } from './SpaceAnnotations.tsx'
import { pageZone } from './zoneName.ts'

const AnnotationStrip = lazy(() => import('./AnnotationStrip.tsx'))

interface Props {
  /** The chart without its annotations, as its model has it. */
  chart: Chart
  /** The chart with all its streams. */
  annotated: Chart
  model: ChartModel
  viewing: Viewing
  view: ViewActions
  panel: RefObject<HTMLElement | null>
  inView: boolean
}

type CursorStore = StoreApi<{ cursor: PlotCursor | null }>

/** The picture of a chart in the form its type asks for. */
export function PanelPlot({ chart, annotated, model, viewing, view, panel, inView }: Props) {
  // The cursor moves far more often than anything else changes: only the tooltip listens to it.
  const [store] = useState<CursorStore>(() => createStore(() => ({ cursor: null })))
  const [box, setBox] = useState<PlotBox | null>(null)
  const events = useChartEvents(annotated, viewing)
  if (chart.type === 'bignumber') {
    return <BigNumberPanel chart={chart} model={model} viewing={viewing} enabled={inView} />
  }
  const zone = pageZone()
  return (
    <>
      <Plot
        model={model}
        events={events}
        onBox={setBox}
        name={chart.name}
        zone={zone}
        onCursor={(cursor) => store.setState({ cursor: cursor?.own ? cursor : null })}
        onZoom={view.zoom}
        onZoomOut={view.zoomOut}
      />
      {events !== undefined && box !== null && (
        <Suspense>
          <AnnotationStrip
            chart={chart.name}
            events={events}
            box={box}
            from={model.from}
            to={model.to}
            zone={zone}
            onZoom={view.zoom}
          />
        </Suspense>
      )}
      <Tooltip store={store} model={model} zone={zone} panel={panel} />
    </>
  )
}

interface TooltipProps {
  store: CursorStore
  model: ChartModel
  zone: string
  panel: RefObject<HTMLElement | null>
}

function Tooltip({ store, ...rest }: TooltipProps) {
  const cursor = useStore(store, (state) => state.cursor)
  return cursor === null ? null : <CursorTooltip cursor={cursor} {...rest} />
}
