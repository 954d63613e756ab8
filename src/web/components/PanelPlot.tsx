import { type RefObject, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import type { ChartModel } from '#chart/model.ts'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { Plot } from '#web/plot/Plot.tsx'
import { createStore, type StoreApi, useStore } from 'zustand'
import { BigNumberPanel } from './BigNumberPanel.tsx'
import { CursorTooltip } from './CursorTooltip.tsx'
import type { Viewing } from './spaceAddress.ts'
import { usePageZone } from './usePageZone.ts'
import type { ViewActions } from './useViewing.ts'

interface Props {
  chart: Chart
  model: ChartModel
  viewing: Viewing
  view: ViewActions
  panel: RefObject<HTMLElement | null>
  inView: boolean
}

type CursorStore = StoreApi<{ cursor: PlotCursor | null }>

/** The picture of a chart in the form its type asks for. */
export function PanelPlot({ chart, model, viewing, view, panel, inView }: Props) {
  // The cursor moves far more often than anything else changes: only the tooltip listens to it.
  const zone = usePageZone()
  const [store] = useState<CursorStore>(() => createStore(() => ({ cursor: null })))
  if (chart.type === 'bignumber') {
    return <BigNumberPanel chart={chart} model={model} viewing={viewing} enabled={inView} />
  }
  return (
    <>
      <Plot
        model={model}
        name={chart.name}
        zone={zone}
        onCursor={(cursor) => store.setState({ cursor: cursor?.own ? cursor : null })}
        onZoom={view.zoom}
        onZoomOut={view.zoomOut}
      />
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
