import { useCallback, useMemo, useState } from 'react'
import type uPlot from 'uplot'
import { type PlotArea, plotArea } from '#web/plot/plotArea.ts'
import { ChartPanel } from './ChartPanel.tsx'
import { conditionChart, type ChartedCondition } from './conditionChart.ts'
import type { Band } from './incidentBands.ts'
import { IncidentBands } from './IncidentBands.tsx'
import type { Picture } from './seriesRequest.ts'
import type { Viewing } from './spaceAddress.ts'
import { ThresholdLine } from './ThresholdLine.tsx'
import type { ChartView } from './useViewing.ts'

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
  const [held, setHeld] = useState(false)
  // The axis stays as it is under a threshold that is being dragged.
  const [reach, setReach] = useState(threshold)
  if (!held && reach !== threshold) setReach(threshold)
  const shape = JSON.stringify({ ...condition, threshold: null })
  // oxlint-disable-next-line react/exhaustive-deps -- a condition of the same text draws the same chart
  const chart = useMemo(() => conditionChart(condition, type === 'absent' ? null : reach), [shape, reach])
  const [area, setArea] = useState<PlotArea | null>(null)
  const drawn = useCallback((u: uPlot) => {
    const next = plotArea(u)
    setArea((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next))
  }, [])
  return (
    <ChartPanel
      chart={chart}
      viewing={viewing}
      view={view}
      edited
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
                name={thresholdName}
                onMove={onThreshold}
                onHold={setHeld}
              />
            )}
          </>
        )
      }
      {...(onPicture && { onPicture })}
    />
  )
}
