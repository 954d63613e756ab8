import '#web/plot/soundLanguage.ts'
import 'uplot/dist/uPlot.min.css'
import '#web/ui/tokens.css'
import './page.css'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { SeriesAnswer } from '#api/series.ts'
import { chartModel } from '#chart/model.ts'
import { mergeLive } from '#series/mergeLive.ts'
import { Plot } from '#web/plot/Plot.tsx'
import { answer, chart, CHARTS, nextAnswer } from './answer.ts'
import { frames } from './frames.ts'

/** What `test/bench/live.ts` calls in the page. */
export interface LivePage {
  /** All charts from nothing, out of the text of their whole answers. */
  redraw: () => Promise<void>
  /** The next minute of all charts, out of the text of what is new. */
  tick: () => Promise<void>
}

const DEFINITIONS = Array.from({ length: CHARTS }, (_, i) => chart(i))
const WHOLE = DEFINITIONS.map(({ id }) => JSON.stringify(answer(id)))

let root: Root | undefined
let shown: SeriesAnswer[] = []
let minute = 0

function render(answers: SeriesAnswer[]): void {
  shown = answers
  root ??= createRoot(document.body)
  flushSync(() =>
    root!.render(
      answers.map((it, i) => (
        <div className="chart" key={DEFINITIONS[i]!.id}>
          <Plot model={chartModel(DEFINITIONS[i]!, it)} name={`Chart ${i}`} zone="Europe/Berlin" />
        </div>
      )),
    ),
  )
}

async function redraw(): Promise<void> {
  root?.unmount()
  root = undefined
  render(WHOLE.map((text) => JSON.parse(text) as SeriesAnswer))
  await frames()
}

async function tick(): Promise<void> {
  minute += 1
  const texts = shown.map((_, id) => JSON.stringify(nextAnswer(id, minute)))
  render(
    texts.map((text, i) => {
      const update = JSON.parse(text) as SeriesAnswer
      const length = shown[i]!.end_time - shown[i]!.start_time
      return mergeLive(shown[i]!, update, {
        start_time: update.end_time - length,
        end_time: update.end_time,
      })
    }),
  )
  await frames()
}

const page: LivePage = { redraw, tick }
Object.assign(window, { page })
