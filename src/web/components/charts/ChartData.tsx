import { useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { shownText } from '#chart/cursorText.ts'
import type { ChartModel } from '#chart/model.ts'
import { zoneName } from '#chart/zoneName.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import css from './ChartData.module.css'
import { ChartDataTable } from './ChartDataTable.tsx'
import { chartFacts } from './chartFacts.ts'
import { saveCsv, saveJson, shownLines } from './saveChart.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  chart: Chart
  picture: Picture
  model: ChartModel
  onClose: () => void
}

/** What a chart is made of: where its values come from, the values themselves, and both to take away. */
export default function ChartData({ chart, picture, model: current, onClose }: Props) {
  const zone = usePageZone()
  // What one reads must not change under the eye.
  const [model] = useState(() => shownLines(current))
  const [facts] = useState(() => chartFacts(chart, picture, zone))
  return (
    <Dialog
      title={`Data of ${chart.name}`}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => saveCsv(model, zone)}>Download CSV</Button>
          <Button onClick={() => saveJson(chart, model, zone)}>Download JSON</Button>
          <Button kind="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className={css.interval}>
        {shownText(model, zone)} <span>{zoneName(model.to, zone)}</span>
      </p>
      <dl className={css.facts}>
        {facts.map(({ name, text }) => (
          <div key={name} className={css.fact}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ChartDataTable model={model} zone={zone} />
    </Dialog>
  )
}
