import type { ChartModel } from './model.ts'
import { valuesAt } from './nearest.ts'
import { timeText } from './timeText.ts'
import { quantityText } from './quantity.ts'

/** Lines that are read out before the rest is only counted. */
const READ_OUT = 5

/** The moment under the cursor in words, for those who hear the chart. */
export function cursorText(model: ChartModel, index: number, zone: string): string {
  const time = model.times[index]
  if (time === undefined) return 'No measurements'
  const values = valuesAt(model, index)
  const spoken = values
    .slice(0, READ_OUT)
    .map(({ line, value }) => `${line.short} ${quantityText(value, line.unit)}`)
  const rest = values.length - spoken.length
  if (rest > 0) spoken.push(`${rest} more`)
  return `${timeText(time, zone, model.resolution)}: ${spoken.join(', ') || 'no measurement'}`
}

/** The interval of a chart in words. */
export function intervalText({ from, to, resolution }: ChartModel, zone: string): string {
  return `${timeText(from, zone, resolution)} to ${timeText(to, zone, resolution)}`
}
