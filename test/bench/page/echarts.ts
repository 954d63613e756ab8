import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { SeriesAnswer } from '#api/series.ts'
import { answer, CHARTS } from './answer.ts'
import { painted } from './frames.ts'
import './page.css'

/** What `test/bench/charts.ts` calls in the page. */
export interface EChartsPage {
  drawECharts: () => Promise<number>
}

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer])

const TEXTS = Array.from({ length: CHARTS }, (_, id) => JSON.stringify(answer(id)))

/** The same answers as the other page draws, with what makes ECharts slower switched off. */
function draw(): void {
  for (const text of TEXTS) {
    const { times, streams } = JSON.parse(text) as SeriesAnswer
    const frame = document.createElement('div')
    frame.className = 'chart'
    document.body.append(frame)
    init(frame).setOption({
      animation: false,
      grid: { left: 40, right: 8, top: 8, bottom: 24 },
      xAxis: { type: 'time' },
      yAxis: { type: 'value' },
      series: streams[0]!.lines.map(({ values }) => ({
        type: 'line',
        showSymbol: false,
        lineStyle: { width: 1 },
        data: values.map((value, i) => [times[i]! * 1000, value]),
      })),
    })
  }
}

const page: EChartsPage = { drawECharts: () => painted(draw) }
Object.assign(window, { page })
