import type { Chart } from '#api/charts.ts'
import type { SeriesAnswer } from '#api/series.ts'
import { lineColor, lineDash } from '#chart/look.ts'
import { chartModel } from '#chart/model.ts'

/** What a stream of a chart comes to in its preview. */
export interface StreamPreview {
  /** The looks of its first lines. */
  looks: readonly { color: string; dashed: boolean }[]
  lines: number
  /** The newest value of its first line before any transform, in the metric's unit, and the seconds that it covers; null when there is none. */
  sample: { value: number; period: number; unit: string } | null
}

/** Looks that fit beside a stream's name. */
const MOST_LOOKS = 4

/** What each stream of a chart comes to; nothing while the answer is that to other streams. */
export function streamPreviews(
  chart: Chart,
  answer: SeriesAnswer | undefined,
  scheme: 'light' | 'dark',
): StreamPreview[] {
  if (answer === undefined || answer.streams.length !== chart.streams.length) return []
  const { lines } = chartModel(chart, answer)
  return answer.streams.map((series, stream) => {
    const own = lines.filter((line) => line.stream === stream)
    const unit = series.metric?.attributes.display_units_short ?? ''
    const value = series.lines[0]?.values.findLast((one) => one !== null)
    return {
      looks: own.slice(0, MOST_LOOKS).map((line) => ({
        color: lineColor(line, scheme),
        dashed: lineDash(line) !== undefined,
      })),
      lines: own.length,
      sample: typeof value === 'number' ? { value, period: series.period, unit } : null,
    }
  })
}
