import { useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { chartCsv } from '#chart/chartCsv.ts'
import { chartJson } from '#chart/chartJson.ts'
import { shownText } from '#chart/cursorText.ts'
import { fileName } from '#chart/fileName.ts'
import type { ChartModel } from '#chart/model.ts'
import { zoneName } from '#chart/zoneName.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { download } from '#web/ui/download.ts'
import css from './ChartData.module.css'
import { ChartDataTable } from './ChartDataTable.tsx'
import { chartFacts } from './chartFacts.ts'
import type { Picture } from './seriesRequest.ts'
import { usePageZone } from './usePageZone.ts'

interface Props {
  chart: Chart
  picture: Picture
  model: ChartModel
  onClose: () => void
}

/** What a chart is made of: where its values come from, the values themselves, and both to take away. */
export default function ChartData({ chart, picture, model: current, onClose }: Props) {
  const zone = usePageZone()
  // What one reads must not change under the eye. Lines that are off on the chart are off here.
  const [model] = useState(() => ({ ...current, lines: current.lines.filter(({ visible }) => visible) }))
  const [facts] = useState(() => chartFacts(chart, picture, zone))
  const save = (ending: string, type: string, text: string) =>
    download(fileName(model, zone, ending), type, text)
  return (
    <Dialog
      title={`Data of ${chart.name}`}
      wide
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => save('csv', 'text/csv', chartCsv(model, zone))}>Download CSV</Button>
          <Button onClick={() => save('json', 'application/json', chartJson(chart, model))}>
            Download JSON
          </Button>
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
