import { useMemo, useRef, useState } from 'react'
import { chartModel } from '#chart/model.ts'
import CursorTooltip from '#web/components/charts/CursorTooltip.tsx'
import { Legend } from '#web/components/charts/Legend.tsx'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { Plot } from '#web/plot/Plot.tsx'
import { answer, chart, CROWDED_LINES, CROWDED_POINTS } from './answer.ts'

const ZONE = 'Europe/Berlin'

/** A chart of thousands of lines as the page shows it: plot, tooltip and legend. */
export function CrowdedChart() {
  const panel = useRef<HTMLDivElement>(null)
  const model = useMemo(() => chartModel(chart(0), answer(0, CROWDED_LINES, CROWDED_POINTS)), [])
  return (
    <>
      <div className="chart" ref={panel}>
        <WithTooltip model={model} panel={panel} />
      </div>
      <Legend model={model} onChoose={() => {}} />
    </>
  )
}

type Props = Pick<Parameters<typeof CursorTooltip>[0], 'model' | 'panel'>

function WithTooltip({ model, panel }: Props) {
  const [cursor, setCursor] = useState<PlotCursor | null>(null)
  // The plot is the same element for every cursor, as it is on the page.
  const plot = useMemo(
    () => <Plot model={model} name={model.title} zone={ZONE} onCursor={setCursor} />,
    [model],
  )
  return (
    <>
      {plot}
      {cursor && <CursorTooltip {...{ model, panel, cursor }} zone={ZONE} onPin={() => {}} />}
    </>
  )
}
