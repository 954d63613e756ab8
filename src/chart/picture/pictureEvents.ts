import type { StreamEvent } from '#api/annotationEvents.ts'
import { annotationLook } from '../annotationLook.ts'
import { SHAPE_PATHS } from '../shapePaths.ts'
import { annotationMarks, endOf } from '../annotationMarks.ts'
import { markColor, STRIP_HEIGHT } from '../drawAnnotations.ts'
import { shortCount } from '../shortCount.ts'
import { timeText } from '../timeText.ts'
import { type Flow, flow, type FlowItem } from './flow.ts'
import { pathIn } from './pathIn.ts'
import type { Pen } from './pen.ts'
import type { Plotted } from './drawPicture.ts'

const SIZE = 11
const SHAPE = 9
const GAP = 6
export const EVENT_ROW = 18

/** Draws the marks of events on the strip above a plot whose canvas begins at `top`. */
export function drawMarks(
  pen: Pen,
  events: readonly StreamEvent[],
  plotted: Plotted,
  top: number,
  { from, to }: { from: number; to: number },
): void {
  const { ctx, colors, scheme } = pen
  const { left, width } = plotted
  const bottom = top + plotted.top
  for (const mark of annotationMarks(events, from, to, width)) {
    const color = markColor(mark, { scheme, text: colors.inkSoft })
    if (mark.right > mark.left) {
      ctx.globalAlpha = 0.6
      ctx.fillStyle = color
      ctx.fillRect(left + mark.left, bottom - 4, mark.right - mark.left, 2)
      ctx.globalAlpha = 1
    }
    const x = left + Math.min(mark.left, width - GAP)
    const y = bottom - STRIP_HEIGHT / 2
    if (mark.events.length === 1) drawShape(pen, mark.events[0]!.name, x - SHAPE / 2, y - SHAPE / 2)
    else drawCount(pen, shortCount(mark.events.length), x, y, color)
  }
}

function drawShape({ ctx, scheme }: Pen, stream: string, left: number, top: number): void {
  const { color, shape } = annotationLook(stream, scheme)
  ctx.fillStyle = color
  ctx.fill(pathIn({ left, top, width: SHAPE, height: SHAPE }, SHAPE_PATHS[shape], 10))
}

function drawCount(pen: Pen, count: string, x: number, y: number, color: string): void {
  const { ctx, colors } = pen
  const style = { size: 10, bold: true, color }
  const text = pen.measure(count, style)
  const width = Math.max(16, text + 6)
  ctx.beginPath()
  ctx.roundRect(x - width / 2 + 0.5, y - 7.5, width - 1, 15, 7.5)
  ctx.fillStyle = colors.surface
  ctx.fill()
  ctx.strokeStyle = color
  ctx.lineWidth = 1
  ctx.stroke()
  pen.write(count, x - text / 2, y + 3.5, style)
}

interface Entry extends FlowItem {
  stream: string
  time: string
  timeWidth: number
  title: string
}

export interface EventList {
  entries: Flow<Entry>
  more: string
}

/** What the marks stand for, in words, because nobody can point at them: in as many rows as there may be. */
export function eventList(
  pen: Pen,
  events: readonly StreamEvent[],
  { from, to, zone }: { from: number; to: number; zone: string },
  width: number,
  rows: number,
): EventList {
  const shown = events.filter((event) => event.start_time <= to && endOf(event) >= from)
  const entries = shown.slice(0, MOST_LISTED).map((event): Entry => {
    const time = timeText(event.start_time, zone).replace(/^\w+ /, '')
    const timeWidth = pen.measure(time, { size: SIZE })
    const title = pen.fit(event.title, Math.min(width - timeWidth - SHAPE - 2 * GAP, 260), { size: SIZE })
    const textWidth = pen.measure(title, { size: SIZE })
    return { stream: event.name, time, timeWidth, title, width: SHAPE + 2 * GAP + timeWidth + textWidth }
  })
  const reserve = pen.measure(moreText(shown.length), { size: SIZE })
  const placed = flow(entries, { width, rows, reserve })
  const leftOut = shown.length - placed.placed.length
  return { entries: placed, more: leftOut > 0 && placed.rows > 0 ? moreText(leftOut) : '' }
}

const moreText = (count: number) => `+${count.toLocaleString('en')} more annotations`

/** More than any picture has room for. */
const MOST_LISTED = 40

export function drawEventList(pen: Pen, { entries, more }: EventList, left: number, top: number): void {
  const { colors } = pen
  const baseline = (row: number) => top + row * EVENT_ROW + 13
  for (const { item, x, row } of entries.placed) {
    const y = baseline(row)
    drawShape(pen, item.stream, left + x, y - SHAPE)
    const timeAt = left + x + SHAPE + GAP
    pen.write(item.time, timeAt, y, { size: SIZE, color: colors.inkFaint })
    pen.write(item.title, timeAt + item.timeWidth + GAP, y, { size: SIZE, color: colors.inkSoft })
  }
  if (more !== '') {
    pen.write(more, left + entries.end.x, baseline(entries.end.row), { size: SIZE, color: colors.inkFaint })
  }
}
