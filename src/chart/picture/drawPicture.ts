import { measured } from '#api/charts.ts'
import { lateBeginning } from '../beginning.ts'
import { chartColumns } from '../columns.ts'
import { wordsOfShift } from '../comparison.ts'
import { isolate } from '../isolate.ts'
import { newestTime, whatIsMissing, whyEmpty } from '../missing.ts'
import { type ChartModel, chartModel } from '../model.ts'
import { rangeText } from '../rangeText.ts'
import type { ChartLook } from '../look.ts'
import type { Drawn } from '../uplot.ts'
import { withShortNames } from '../shortNames.ts'
import { timeText } from '../timeText.ts'
import { Pen } from './pen.ts'
import type { SnapshotContent } from '#api/sharing.ts'
import type { PictureLook } from '#api/snapshots.ts'
import { drawEventList, drawMarks, EVENT_ROW, eventList } from './pictureEvents.ts'
import { drawLegend, LEGEND_ROW, pictureLegend } from './pictureLegend.ts'
import { drawNumber } from './pictureNumber.ts'

/** CSS pixels. */
const SIDE = 12
const HEAD = 50
const FOOT = 8
const NOTE_ROW = 18
/** The share of the rest that the plot keeps, however long the legend is. */
const LEAST_PLOT = 0.55

/** The plot of a chart, and where in it, in CSS pixels, the plotted area is. */
export interface Plotted {
  canvas: HTMLCanvasElement
  left: number
  top: number
  width: number
}

/** What a picture is drawn with, which on the server is not what it is on the page. */
export interface Easel {
  /** Of as many device pixels as the picture has. */
  ctx: CanvasRenderingContext2D
  /** Families of CSS, in the order in which a character is looked for. */
  fonts: string
  /** Draws the plot of a chart, of so many CSS pixels. */
  plot(drawn: Drawn, look: ChartLook, size: { width: number; height: number }): Plotted
}

/** What is drawn of a snapshot. */
export function pictureModel({ chart, series, lines, earlier }: SnapshotContent): ChartModel {
  const shown = measured(chart)
  const model = isolate(withShortNames(chartModel(shown, series)), lines)
  if (earlier === undefined || chart.type === 'bignumber') return model
  return { ...model, earlier: { shift: earlier.shift, model: chartModel(shown, earlier.series) } }
}

/** Draws a snapshot: title, unit, interval and zone; the chart; its legend and annotations; and what is missing of it. */
export function drawPicture(
  content: SnapshotContent,
  look: PictureLook,
  { ctx, fonts, plot }: Easel,
  model = pictureModel(content),
): void {
  const { width, height, scale, scheme, zone } = look
  ctx.scale(scale, scale)
  const pen = new Pen(ctx, scheme, fonts)
  ctx.fillStyle = pen.colors.surface
  ctx.fillRect(0, 0, width, height)

  const chart = measured(content.chart)
  const isNumber = chart.type === 'bignumber'
  // Of several axes, it would not be said which one has it; a number has it beside itself.
  const unit = model.axes.length === 1 && !isNumber ? model.axes[0]!.unit.text : ''
  drawHead(pen, model, unit, look)

  const room = width - 2 * SIDE
  const isEmpty = newestTime(content.series) === null
  const notes = isEmpty ? [] : notesOf(content, model, { isNumber, zone })
  let rows = (height - HEAD - FOOT) * (1 - LEAST_PLOT) - notes.length * NOTE_ROW
  const legend = isNumber || isEmpty ? null : pictureLegend(pen, model, room, Math.floor(rows / LEGEND_ROW))
  rows -= (legend?.entries.rows ?? 0) * LEGEND_ROW
  const events = isNumber ? null : content.events
  const list =
    events && eventList(pen, events, { ...model, zone }, room, Math.min(3, Math.floor(rows / EVENT_ROW)))

  const listTop = height - FOOT - notes.length * NOTE_ROW - (list?.entries.rows ?? 0) * EVENT_ROW
  const legendTop = listTop - (legend?.entries.rows ?? 0) * LEGEND_ROW
  const plotHeight = legendTop - HEAD

  if (isEmpty) writeEmpty(pen, emptyText(content), { width, top: HEAD, height: plotHeight })
  else if (isNumber)
    drawNumber(pen, chart, model, content.earlier, {
      left: SIDE,
      top: HEAD + 8,
      width: room,
      height: plotHeight - 8,
    })
  else {
    const { grid, inkSoft: text } = pen.colors
    const drawn = { model, columns: chartColumns(model), events: events ?? undefined }
    const plotLook = { scheme, zone, grid, text, font: `11px ${fonts}`, pixelRatio: scale }
    const plotted = plot(drawn, plotLook, { width, height: plotHeight })
    ctx.drawImage(plotted.canvas, 0, HEAD, width, plotHeight)
    if (events !== null) drawMarks(pen, events, plotted, HEAD, model)
  }
  if (legend !== null) drawLegend(pen, legend, SIDE, legendTop)
  if (list !== null) drawEventList(pen, list, SIDE, listTop)
  notes.forEach((note, i) => writeNote(pen, note, height - FOOT - (notes.length - i) * NOTE_ROW, room))
}

function drawHead(pen: Pen, model: ChartModel, unit: string, { title, zone, width }: PictureLook): void {
  const { colors } = pen
  const unitWidth = unit === '' ? 0 : Math.min(90, pen.measure(unit, { size: 11 })) + 6
  const style = { size: 15, bold: true, color: colors.ink }
  const name = pen.fit(title, width - 2 * SIDE - unitWidth, style)
  const end = SIDE + pen.write(name, SIDE, 23, style)
  if (unit !== '')
    pen.write(pen.fit(unit, 90, { size: 11 }), end + 6, 23, { size: 11, color: colors.inkFaint })
  const { from, to, earlier } = model
  const beside = earlier === undefined ? '' : `, dashed: ${wordsOfShift(earlier.shift, { from, to })}`
  const range = pen.fit(rangeText(from, to, zone) + beside, width - 2 * SIDE, { size: 12 })
  pen.write(range, SIDE, 41, { size: 12, color: colors.inkSoft })
}

/** What the reader must know of what is not there. */
function notesOf(
  { chart, series, events_left_out }: SnapshotContent,
  model: ChartModel,
  { isNumber, zone }: { isNumber: boolean; zone: string },
): string[] {
  const { lines } = model
  const shown = lines.filter(({ visible }) => visible).length
  const beginning = isNumber ? null : lateBeginning(model)
  return [
    whatIsMissing(series, measured(chart).streams, model.faults),
    shown < lines.length && !isNumber ? `Shown alone: ${shown} of ${lines.length} lines.` : null,
    beginning === null ? null : `First measurement at ${timeText(beginning, zone)}.`,
    events_left_out > 0 ? `${events_left_out} earlier annotations are not shown.` : null,
  ].filter((note) => note !== null)
}

function emptyText({ chart, series }: SnapshotContent): string {
  const { streams } = measured(chart)
  return streams.length === 0 ? 'The chart has no stream.' : whyEmpty(series, streams)
}

function writeEmpty(pen: Pen, text: string, box: { width: number; top: number; height: number }): void {
  const style = { size: 13, color: pen.colors.inkFaint }
  const shown = pen.fit(text, box.width - 2 * SIDE, style)
  pen.write(shown, (box.width - pen.measure(shown, style)) / 2, box.top + box.height / 2, style)
}

/** With a sign before it, so that it does not pass for a line of the legend. */
function writeNote(pen: Pen, note: string, top: number, room: number): void {
  const { ctx, colors } = pen
  ctx.fillStyle = colors.amber
  ctx.beginPath()
  ctx.moveTo(SIDE + 4.5, top + 4)
  ctx.lineTo(SIDE + 9, top + 13)
  ctx.lineTo(SIDE, top + 13)
  ctx.fill()
  const style = { size: 11, color: colors.inkSoft }
  pen.write(pen.fit(note, room - 15, style), SIDE + 15, top + 13, style)
}
