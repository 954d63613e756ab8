import { earlierValue } from './earlier.ts'
import type { ChartLine, ChartModel } from './model.ts'
import { valuesAt } from './nearest.ts'
import { timeText } from './timeText.ts'
import { quantityText } from './quantity.ts'

/** Lines that are read out before the rest is only counted. */
const READ_OUT = 5

/**
 * The moment under the cursor in words, for those who hear the chart.
 *
 * @param chosen index of the line that is read out alone, with its place among the others; null for the largest ones
 */
export function cursorText(
  model: ChartModel,
  index: number,
  zone: string,
  chosen: number | null = null,
): string {
  const time = model.times[index]
  if (time === undefined) return 'No measurements'
  const when = timeText(time, zone, model.resolution)
  const values = valuesAt(model, index)
  const place = values.findIndex((value) => value.index === chosen)
  if (place !== -1) {
    const { line, value } = values[place]!
    return `${when}: ${spokenValue(model, line, value, time)}, ${place + 1} of ${values.length}`
  }
  const spoken = values.slice(0, READ_OUT).map(({ line, value }) => spokenValue(model, line, value, time))
  const rest = values.length - spoken.length
  if (rest > 0) spoken.push(`${rest} more`)
  return `${when}: ${spoken.join(', ') || 'no measurement'}`
}

/** A line's value, and what it was at the earlier time that the chart is compared with. */
function spokenValue({ earlier }: ChartModel, line: ChartLine, value: number, time: number): string {
  const now = `${line.short} ${quantityText(value, line.unit)}`
  if (earlier === undefined) return now
  const before = earlierValue(earlier, line.id, time)
  return `${now} (before: ${before === null ? 'no measurement' : quantityText(before, line.unit)})`
}

/** The interval that a chart shows, in words. */
export function shownText({ from, to, resolution }: ChartModel, zone: string): string {
  return `${timeText(from, zone, resolution)} to ${timeText(to, zone, resolution)}`
}
