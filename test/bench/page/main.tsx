import '#web/plot/soundLanguage.ts'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import '#web/ui/tokens.css'
import './page.css'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { StreamEvent } from '#api/annotationEvents.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { chartModel, type ChartModel } from '#chart/model.ts'
import { PALETTE } from '#chart/palette.ts'
import AnnotationStrip from '#web/components/annotations/AnnotationStrip.tsx'
import { Plot, type PlotBox } from '#web/plot/Plot.tsx'
import { answer, chart, CHARTS } from './answer.ts'
import { CrowdedChart } from './CrowdedChart.tsx'
import { frames, painted } from './frames.ts'

/** What `test/bench/charts.ts` calls in the page. Times are milliseconds to the second frame after. */
export interface BenchPage {
  /** The whole way of an answer's text: parse, model, options, columns, React, uPlot. */
  drawOurs: () => Promise<number>
  updateOurs: () => Promise<number>
  /** uPlot with nothing around it, given columns that are ready. */
  drawBare: () => Promise<number>
  updateBare: () => Promise<number>
  /** Annotations that come to a chart which is drawn already: clusters, their marks, and the canvas anew. */
  drawAnnotations: (count: number) => Promise<number>
  /** One move of the pointer over the first chart, after which two frames pass. */
  move: (step: number) => Promise<void>
  /** One chart of 2,000 lines x 1,000 points, with its tooltip. */
  drawCrowded: () => Promise<number>
  /** Moves the pointer over the first chart in every frame; returns the frames that passed. */
  wander: (milliseconds: number) => Promise<number>
}

const WIDTH = 470
const HEIGHT = 205
const CHART = Array.from({ length: CHARTS }, (_, i) => chart(i))
const ANSWERS = CHART.map(({ id }) => answer(id))
const TEXTS = ANSWERS.map((it) => JSON.stringify(it))
const COLUMNS = ANSWERS.map((it) => [it.times, ...it.streams[0]!.lines.map((line) => line.values)])

let root: Root | undefined
const bare: uPlot[] = []

function renderOurs(): void {
  const models = TEXTS.map((text, i) => chartModel(CHART[i]!, JSON.parse(text) as SeriesAnswer))
  root ??= createRoot(document.body)
  flushSync(() =>
    root!.render(
      models.map((model, i) => (
        <div className="chart" key={CHART[i]!.id}>
          <Plot model={model} name={model.title} zone="Europe/Berlin" />
        </div>
      )),
    ),
  )
}

function createBare(): void {
  const scales = { x: { time: true } }
  for (const columns of COLUMNS) {
    const frame = document.createElement('div')
    frame.className = 'chart'
    document.body.append(frame)
    const series = columns.slice(1).map((_, i) => ({
      stroke: PALETTE.light[i % 10],
      width: 1 / devicePixelRatio,
    }))
    const cursor = { sync: { key: 'bench' } }
    const options = {
      width: WIDTH,
      height: HEIGHT,
      scales,
      series: [{}, ...series],
      legend: { show: false },
      cursor,
    }
    bare.push(new uPlot(options, columns as uPlot.AlignedData, frame))
  }
}

const updateBare = () =>
  bare.forEach((plot, i) => plot.setData(COLUMNS[i]!.map((column) => column.slice()) as uPlot.AlignedData))

async function move(step: number): Promise<void> {
  pointTo(step)
  await frames()
}

async function wander(milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  const over = document.querySelector('.u-over')!
  // Asked for at every move, the page would be laid out for whoever asks.
  const box = over.getBoundingClientRect()
  let count = 0
  for (; performance.now() < end; count++) {
    pointTo(count, over, box)
    await new Promise((done) => requestAnimationFrame(done))
  }
  return count
}

function pointTo(
  step: number,
  over = document.querySelector('.u-over')!,
  { left, top, width, height } = over.getBoundingClientRect(),
): void {
  const at = { clientX: left + ((step * 37) % width), clientY: top + ((step * 11) % height), bubbles: true }
  over.dispatchEvent(new PointerEvent('pointermove', at))
  over.dispatchEvent(new MouseEvent('mousemove', at))
}

function renderCrowded(): void {
  root ??= createRoot(document.body)
  flushSync(() => root!.render(<CrowdedChart />))
}

function Annotated({ model, events }: { model: ChartModel; events: readonly StreamEvent[] }) {
  const [box, setBox] = useState<PlotBox | null>(null)
  const { title, from, to } = model
  return (
    <>
      <Plot model={model} events={events} onBox={setBox} name={title} zone="Europe/Berlin" />
      {box && (
        <AnnotationStrip
          {...{ chart: title, events, box, from, to }}
          zone="Europe/Berlin"
          onZoom={() => undefined}
        />
      )}
    </>
  )
}

async function drawAnnotations(count: number): Promise<number> {
  const frame = document.createElement('div')
  frame.className = 'chart'
  document.body.append(frame)
  const own = createRoot(frame)
  const model = chartModel(CHART[0]!, ANSWERS[0]!)
  const render = (events: readonly StreamEvent[]) =>
    flushSync(() => own.render(<Annotated model={model} events={events} />))
  render([])
  await frames()
  const step = (model.to - model.from) / count
  const events = Array.from({ length: count }, (_, i): StreamEvent => {
    const start_time = Math.floor(model.from + i * step)
    const end_time = i % 10 === 0 ? start_time + 60 : null
    const rest = { display_name: null, description: null, source: null, links: [] }
    return { ...rest, id: i, name: `stream.${i % 5}`, title: `Deploy ${i}`, start_time, end_time }
  })
  const time = await painted(() => render(events))
  if (frame.querySelectorAll('button').length === 0) throw new Error('No mark was drawn')
  own.unmount()
  frame.remove()
  return time
}

const page: BenchPage = {
  drawOurs: () => painted(renderOurs),
  updateOurs: () => painted(renderOurs),
  drawBare: () => painted(createBare),
  updateBare: () => painted(updateBare),
  drawAnnotations,
  move,
  drawCrowded: () => painted(renderCrowded),
  wander,
}
Object.assign(window, { page })
