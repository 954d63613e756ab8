import type { Chart } from '#api/charts.ts'
import type { SnapshotContent } from '#api/sharing.ts'
import { type BigNumber, bigNumber, thresholdText } from '../bigNumber.ts'
import { comparisonText, valueBefore } from '../comparison.ts'
import { lineColor, translucent } from '../look.ts'
import type { ChartModel } from '../model.ts'
import { quantity } from '../quantity.ts'
import { sparkOf } from '../sparkline.ts'
import { type Box, pathIn } from './pathIn.ts'
import type { Pen } from './pen.ts'

const SIZE = 12
const LINE = 20
/** Below this a sparkline would be a scratch. */
const LEAST_SPARK = 40

/**
 * Draws a big number: the number and its unit as large as they can be, its label, the threshold it has reached, its change
 * against what was before, and its course below.
 */
export function drawNumber(
  pen: Pen,
  chart: Chart,
  model: ChartModel,
  earlier: SnapshotContent['earlier'],
  box: Box,
): void {
  const number = bigNumber(chart, model)
  if (number === null) return
  const { colors } = pen
  const { value, unit, line, reached } = number
  const { left, width } = box
  const shown = value === null ? { number: '–', unit: '' } : quantity(value, unit)
  const state = reached === null ? null : reached.type === 'red' ? colors.red : colors.amber
  const size = Math.round(Math.min(box.height * 0.36, width * 0.19))
  const small = Math.max(13, Math.round(size * 0.4))
  let y = box.top + size * 0.85
  const style = { size, bold: true, color: state ?? colors.ink }
  const text = pen.fit(shown.number, width, style)
  const end = left + pen.write(text, left, y, style)
  const gap = shown.unit.startsWith('%') ? 2 : Math.max(6, width * 0.025)
  const room = left + width - end - gap
  if (shown.unit !== '' && room > small) {
    pen.write(pen.fit(shown.unit, room, { size: small }), end + gap, y, {
      size: small,
      color: colors.inkSoft,
    })
  }
  y += 10
  if (chart.label) {
    y += LINE
    pen.write(pen.fit(chart.label, width, { size: SIZE }), left, y - 4, { size: SIZE, color: colors.inkSoft })
  }
  if (reached !== null && state !== null) {
    y += LINE
    drawState(pen, reached.type, left, y - 13, state)
    const words = pen.fit(thresholdText(reached, unit), width - 16, { size: SIZE, bold: true })
    pen.write(words, left + 15, y - 4, { size: SIZE, bold: true, color: state })
  }
  const change = earlier === undefined ? '' : changeText(chart, model, number, earlier)
  if (change !== '') {
    y += LINE
    pen.write(pen.fit(change, width, { size: SIZE }), left, y - 4, { size: SIZE, color: colors.inkSoft })
  }
  const top = y + 12
  const height = box.top + box.height - top
  if (height < LEAST_SPARK) return
  drawSpark(pen, model, line, { left: 0, top, width: width + 2 * left, height })
}

function changeText(
  chart: Chart,
  { from, to }: ChartModel,
  { value, line }: BigNumber,
  { comparison, series }: NonNullable<SnapshotContent['earlier']>,
): string {
  const shown = { range: '', fixed: { from, to }, compare: comparison }
  return comparisonText(value, valueBefore(chart, series, line), shown)
}

/** A square is critical, a triangle a warning: nobody depends on the colour. */
function drawState({ ctx }: Pen, type: 'red' | 'yellow', left: number, top: number, color: string): void {
  ctx.fillStyle = color
  ctx.beginPath()
  if (type === 'red') ctx.roundRect(left, top, 9, 9, 1)
  else {
    ctx.moveTo(left + 4.5, top)
    ctx.lineTo(left + 9, top + 9)
    ctx.lineTo(left, top + 9)
  }
  ctx.fill()
}

function drawSpark(
  { ctx, scheme }: Pen,
  model: ChartModel,
  line: ChartModel['lines'][number],
  box: Box,
): void {
  const spark = sparkOf(line, model.resolution)
  if (spark === null) return
  const color = lineColor(line, scheme)
  ctx.fillStyle = translucent(color, 0.14)
  ctx.fill(pathIn(box, spark.area, 100))
  ctx.strokeStyle = translucent(color, 0.6)
  ctx.lineWidth = 1.5
  ctx.stroke(pathIn(box, spark.line, 100))
}
