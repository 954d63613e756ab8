import { useCallback, useMemo, useState } from 'react'
import type uPlot from 'uplot'
import { type PlotArea, plotArea } from '#web/plot/plotArea.ts'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import css from './ConditionChart.module.css'
import { conditionChart, pointText, type ChartedCondition } from './conditionChart.ts'
import { conditionUnit } from './conditionUnit.ts'
import type { Band } from './incidentBands.ts'
import { IncidentBands } from './IncidentBands.tsx'
import type { Picture } from '../viewing/seriesRequest.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { ThresholdLine } from './ThresholdLine.tsx'
import { useMetric } from '../page/useMetric.ts'
import type { ChartView } from '../viewing/useViewing.ts'

interface Props {
  condition: ChartedCondition
  viewing: Viewing
  view: ChartView
  /** When the alert fired, or would have. */
  incidents: readonly Band[]
  /** What the threshold is called where it can be moved. */
  thresholdName?: string
  onThreshold?: (threshold: number) => void
  onPicture?: (picture: Picture | undefined) => void
}

/** What a condition looks at, with its threshold as a line and the times at which the alert fired. */
export function ConditionChart({
  condition,
  viewing,
  view,
  incidents,
  thresholdName = 'Threshold',
  onThreshold,
  onPicture,
}: Props) {
  const { type, threshold } = condition
  // Where the threshold can be moved, the name of the metric is being typed beside it.
  const metric = useMetric(condition.metric_name, onThreshold !== undefined)
  const kind = metric?.type
  const [resolution, setResolution] = useState(0)
  const note = pointText(condition, kind, resolution)
  const [held, setHeld] = useState(false)
  // The axis stays as it is under a threshold that is being dragged.
  const [reach, setReach] = useState(threshold)
  if (!held && reach !== threshold) setReach(threshold)
  // Made anew at every key stroke, but the same as long as it says the same.
  const shape = JSON.stringify({ ...condition, threshold: null })
  const chart = useMemo(
    () => conditionChart(JSON.parse(shape) as ChartedCondition, type === 'absent' ? null : reach, kind),
    [shape, type, reach, kind],
  )
  const [area, setArea] = useState<PlotArea | null>(null)
  const drawn = useCallback((u: uPlot) => {
    const next = plotArea(u)
    setArea((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next))
  }, [])
  const read = useCallback(
    (picture: Picture | undefined) => {
      if (picture) setResolution(picture.answer.resolution)
      onPicture?.(picture)
    },
    [onPicture],
  )
  return (
    <div className={css.frame}>
      <ChartPanel
        chart={chart}
        viewing={viewing}
        view={view}
        invitation="Choose a metric to see it here."
        onDraw={drawn}
        overlay={
          area && (
            <>
              <IncidentBands area={area} incidents={incidents} />
              {type !== 'absent' && threshold !== null && (
                <ThresholdLine
                  area={area}
                  type={type}
                  threshold={threshold}
                  unit={conditionUnit(condition.summary_function, metric)}
                  name={thresholdName}
                  onMove={onThreshold}
                  onHold={setHeld}
                />
              )}
            </>
          )
        }
        onPicture={read}
      />
      <p className={css.note}>{note}</p>
    </div>
  )
}
