import { type ComponentProps, type ReactNode, type RefObject, useId, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import type { ChartModel } from '#chart/model.ts'
import { nearestIndex } from '#chart/nearest.ts'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { Plot, type PlotBox } from '#web/plot/Plot.tsx'
import { annotate } from '#web/stores/annotating.ts'
import { useAttention } from '#web/stores/attention.ts'
import { pin, unpin, usePinned } from '#web/stores/pinned.ts'
import { createStore, type StoreApi, useStore } from 'zustand'
import { BigNumberPanel } from './BigNumberPanel.tsx'
import { lineKeys } from '#chart/isolate.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import type { ChartView } from '../viewing/useViewing.ts'
import { useChartEvents } from '../annotations/useChartEvents.ts'
import { late } from '../page/late.ts'

/* It comes with the first pointer on a plot. */
const CursorTooltip = late(() => import('./CursorTooltip.tsx'))
/* It comes with the first moment that is held on to. */
const PinnedValues = late(() => import('./PinnedValues.tsx'))
const AnnotationStrip = late(() => import('../annotations/AnnotationStrip.tsx'))

interface Props {
  /** The chart without its annotations, as its model has it. */
  chart: Chart
  /** The chart with all its streams. */
  annotated: Chart
  model: ChartModel
  viewing: Viewing
  view: ChartView
  panel: RefObject<HTMLElement | null>
  inView: boolean
  /** What lies over the plot, and who is told whenever that was drawn. */
  overlay: ReactNode
  onDraw: ComponentProps<typeof Plot>['onDraw']
}

type CursorStore = StoreApi<{ cursor: PlotCursor | null }>

/** The picture of a chart in the form its type asks for. */
export function PanelPlot({ chart, annotated, model, viewing, view, panel, inView, overlay, onDraw }: Props) {
  // The cursor moves far more often than anything else changes: only the tooltip listens to it.
  const zone = usePageZone()
  const [store] = useState<CursorStore>(() => createStore(() => ({ cursor: null })))
  const id = useId()
  const pinned = usePinned(({ pin }) => (pin?.panel === id ? pin : null))
  const lifted = useAttention(({ line }) => (line === null ? -1 : lineKeys(model.lines).indexOf(line)))
  const [box, setBox] = useState<PlotBox | null>(null)
  const events = useChartEvents(annotated, viewing)
  if (chart.type === 'bignumber') {
    return <BigNumberPanel chart={chart} model={model} viewing={viewing} enabled={inView} />
  }
  const isShown = pinned !== null && pinned.time >= model.from && pinned.time <= model.to
  const pinnedAt = isShown ? nearestIndex(model.times, pinned.time) : null
  return (
    <>
      <Plot
        model={model}
        events={events}
        onBox={setBox}
        {...(onDraw && { onDraw })}
        name={chart.name}
        zone={zone}
        onCursor={(cursor) => store.setState({ cursor: cursor?.own ? cursor : null })}
        onZoom={view.zoom}
        onZoomOut={view.zoomOut}
        onAnnotate={annotate}
        onPin={(time, byKeyboard) => pin({ panel: id, time, byKeyboard })}
        pinned={pinned?.time ?? null}
        lifted={inView && model.lines[lifted]?.visible ? lifted : null}
        follows={inView}
      />
      {overlay}
      {events !== undefined && box !== null && (
        <LateBoundary>
          <AnnotationStrip
            chart={chart.name}
            events={events}
            box={box}
            from={model.from}
            to={model.to}
            zone={zone}
            onZoom={view.zoom}
          />
        </LateBoundary>
      )}
      {pinnedAt === null ? (
        <Tooltip
          store={store}
          model={model}
          zone={zone}
          panel={panel}
          onPin={(time) => pin({ panel: id, time, byKeyboard: false })}
        />
      ) : (
        <LateBoundary onFailed={unpin}>
          <PinnedValues
            model={model}
            index={pinnedAt}
            zone={zone}
            panel={panel}
            byKeyboard={pinned?.byKeyboard ?? false}
            onChoose={view.choose}
          />
        </LateBoundary>
      )}
    </>
  )
}

interface TooltipProps {
  store: CursorStore
  model: ChartModel
  zone: string
  panel: RefObject<HTMLElement | null>
  onPin: (time: number) => void
}

function Tooltip({ store, ...rest }: TooltipProps) {
  const cursor = useStore(store, (state) => state.cursor)
  if (cursor === null) return null
  return (
    <LateBoundary>
      <CursorTooltip cursor={cursor} {...rest} />
    </LateBoundary>
  )
}
