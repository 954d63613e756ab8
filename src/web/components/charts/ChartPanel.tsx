import { type ComponentProps, memo, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { type Chart, measured } from '#api/charts.ts'
import { newestTime } from '#chart/missing.ts'
import { chartModel, type ChartModel } from '#chart/model.ts'
import { movedTo } from '#chart/movedTo.ts'
import { timeText } from '#chart/timeText.ts'
import { notePulse } from '#web/stores/pulse.ts'
import { noteTrouble } from '#web/stores/troubles.ts'
import css from './ChartPanel.module.css'
import { afterCharts, chartCame } from './afterCharts.ts'
import { lateBeginning } from '#chart/beginning.ts'
import { chartSummary } from './chartSummary.ts'
import { isIsolated, isolate } from '#chart/isolate.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { late } from '../page/late.ts'
import { Legend } from './Legend.tsx'
import { PanelBoundary } from './PanelBoundary.tsx'
import { PanelMark } from '../viewing/PanelMark.tsx'
import { PanelPlot } from './PanelPlot.tsx'
import { lateAfter, panelState } from '../viewing/panelState.ts'
import { withShortNames } from '#chart/shortNames.ts'
import { type Picture, wholeRequest } from '../viewing/seriesRequest.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { shownInterval } from '../viewing/timeMoves.ts'
import { useEarlier } from './useEarlier.ts'
import { useInView } from '../viewing/useInView.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { usePoints } from '../viewing/usePoints.ts'
import { useSeries, type SeriesResult } from '../viewing/useSeries.ts'
import type { ChartView } from '../viewing/useViewing.ts'

const ChartData = late(() => import('./ChartData.tsx'))
const FiringMark = late(async () => {
  await afterCharts()
  return import('./FiringMark.tsx')
})
const RelatedSpace = late(() => import('../spaceChoice/RelatedSpace.tsx'))

/** What is drawn of a chart, and what shows its data. */
export interface DataActions {
  picture: Picture
  model: ChartModel
  show: () => void
}

interface Props {
  chart: Chart
  viewing: Viewing
  view: ChartView
  /** Of a chart that is being edited: what is said while it has no streams. */
  invitation?: string
  /** Told what was read, and once nothing is. */
  onPicture?: (picture: Picture | undefined) => void
  /** What can be done with the chart, seen on hover and focus, and with its data once there is some. */
  actions?: (data: DataActions | undefined) => ReactNode
  /** What lies over the plot, and who is told whenever that was drawn. */
  overlay?: ReactNode
  onDraw?: ComponentProps<typeof PanelPlot>['onDraw']
}

/** A chart in its card: one title line, the plot up to the edges, one row of legend. Its boxes never change size. */
export const ChartPanel = memo(function ChartPanel({
  chart: annotated,
  viewing,
  view,
  invitation,
  onPicture,
  actions,
  overlay,
  onDraw,
}: Props) {
  const chart = useMemo(() => measured(annotated), [annotated])
  const panel = useRef<HTMLElement>(null)
  const [data, setData] = useState(false)
  const inView = useInView(panel)
  const points = usePoints(panel)
  const { streams } = chart
  const whole = useMemo(() => wholeRequest(streams, viewing, points ?? 0), [streams, viewing, points])
  const series = useSeries(whole, inView && points !== null)
  const { picture, error, lost, outdated } = series
  const zone = usePageZone()
  const earlier = useEarlier(chart, whole, picture, viewing.compare, zone, inView && !outdated)
  const current = useMemo(
    () => picture && isolate(withShortNames(chartModel(chart, picture.answer)), viewing.lines),
    [chart, picture, viewing.lines],
  )
  const model = useMemo(() => {
    if (current === undefined) return undefined
    return outdated ? movedTo(current, shownInterval(viewing, current.to)) : { ...current, earlier }
  }, [current, outdated, viewing, earlier])
  const fixed = viewing.fixed !== null
  useEffect(() => {
    const newest = picture && newestTime(picture.answer)
    if (!picture || !newest || fixed) return
    notePulse(picture.readAt - (picture.answer.end_time - newest), lateAfter(picture.answer))
  }, [picture, fixed])
  useEffect(() => onPicture?.(picture), [onPicture, picture])
  useEffect(() => {
    if (picture) chartCame()
  }, [picture])
  const state = panelState({
    picture,
    streams,
    invitation,
    faults: current?.faults,
    error,
    lost,
    fixed,
    now: picture?.readAt ?? 0,
  })
  const id = useId()
  // Of several axes, it would not be said which one has it.
  const unit = model?.axes.length === 1 ? model.axes[0]!.unit.text : ''
  const beginning = model === undefined || chart.type === 'bignumber' ? null : lateBeginning(model)
  const lines = chart.type === 'bignumber' ? 0 : (model?.lines.length ?? 0)

  return (
    <article
      ref={panel}
      className={css.panel}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-summary`}
    >
      <header className={css.head}>
        <h2 id={`${id}-name`} className={css.name} title={chart.name}>
          <bdi>{chart.name}</bdi>
        </h2>
        <span className={css.unit}>{unit}</span>
        {invitation === undefined && model && (
          <LateBoundary>
            <FiringMark streams={streams} />
          </LateBoundary>
        )}
        {typeof chart.related_space === 'number' && (
          <LateBoundary>
            <RelatedSpace id={chart.related_space} />
          </LateBoundary>
        )}
        {model && isIsolated(model) && (
          <button type="button" className={css.isolated} onClick={view.showAll}>
            Show all {model.lines.length} lines
          </button>
        )}
        {actions !== undefined && (
          <div className={css.actions}>
            {actions(picture && model && { picture, model, show: () => setData(true) })}
          </div>
        )}
        <LiveMark name={chart.name} faults={current?.faults} {...{ series, streams, invitation, fixed }} />
      </header>
      <p id={`${id}-summary`} className="visually-hidden">
        {model && state.draw && chartSummary(chart, model, fixed)}
      </p>
      <div className={css.plot} data-outdated={outdated || undefined}>
        <PanelBoundary resetOn={model}>
          {model !== undefined && state.draw && (
            <PanelPlot
              chart={chart}
              annotated={annotated}
              model={model}
              viewing={viewing}
              view={view}
              panel={panel}
              inView={inView}
              overlay={overlay}
              onDraw={onDraw}
            />
          )}
          {beginning !== null && state.draw && (
            <p className={css.beginning}>
              <span>
                First measurement at <time>{timeText(beginning, zone)}</time>
              </span>
            </p>
          )}
          {state.kind === 'loading' && <output className={css.loading} aria-label="Loading" />}
          {!state.draw && (state.kind === 'empty' || state.kind === 'failed') && (
            <p className={css.message} data-kind={state.kind}>
              {state.message}
            </p>
          )}
        </PanelBoundary>
      </div>
      {data && picture !== undefined && model !== undefined && (
        <LateBoundary onFailed={() => setData(false)}>
          <ChartData chart={chart} picture={picture} model={model} onClose={() => setData(false)} />
        </LateBoundary>
      )}
      {chart.type !== 'bignumber' && (
        <div className={css.legend}>
          {model !== undefined && lines > 0 && state.draw && <Legend model={model} onChoose={view.choose} />}
        </div>
      )}
    </article>
  )
})

interface MarkProps {
  name: string
  series: SeriesResult
  streams: Chart['streams']
  invitation: string | undefined
  faults: readonly string[] | undefined
  fixed: boolean
}

/** Apart from the panel, because ages change every second and pictures do not. */
function LiveMark({ name, series, streams, invitation, faults, fixed }: MarkProps) {
  const { picture, error, lost } = series
  const now = useNow()
  const card = useId()
  const state = panelState({ picture, streams, invitation, faults, error, lost, fixed, now })
  const { kind } = state
  useEffect(
    () =>
      !lost && (kind === 'failed' || kind === 'stale') ? noteTrouble(card, { chart: name, kind }) : undefined,
    [card, name, kind, lost],
  )
  return <PanelMark state={state} />
}
