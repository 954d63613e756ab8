import '#web/plot/soundLanguage.ts'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { PALETTE } from '#chart/palette.ts'
import type { SeriesAnswer } from '#api/series.ts'

/* One chart of the answer that `test/bench/navigation.ts` put beside the page, as large as the window. */

const { times, streams } = (await (await fetch('./answer.json')).json()) as SeriesAnswer
const lines = streams[0]!.lines
const series = lines.map((_, i) => ({ stroke: PALETTE.light[i % 10], width: 1 / devicePixelRatio }))
const page = new uPlot(
  {
    width: innerWidth - 100,
    height: 320,
    scales: { x: { time: true } },
    series: [{}, ...series],
    legend: { show: false },
  },
  [times, ...lines.map(({ values }) => values)] as uPlot.AlignedData,
  document.body,
)
Object.assign(window, { page })
