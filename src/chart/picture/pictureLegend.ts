import { legendStats } from '../legend.ts'
import { linesInLegend } from '../linesInLegend.ts'
import { lineColor, lineDash } from '../look.ts'
import type { ChartModel } from '../model.ts'
import { MOST_LOUD } from '../quiet.ts'
import { quantityText } from '../quantity.ts'
import { type Flow, flow, type FlowItem } from './flow.ts'
import type { Pen } from './pen.ts'

const SIZE = 12
const SWATCH = 10
/** CSS pixels between swatch and name, and between name and value. */
const GAP = 6
export const LEGEND_ROW = 20

interface Entry extends FlowItem {
  name: string
  /** Its last value. */
  value: string
  nameWidth: number
  color: string
  dashed: boolean
}

export interface PictureLegend {
  head: string
  entries: Flow<Entry>
  more: string
}

/** The lines that are shown, with their last values, in as many rows as there may be; of a crowd those that have a colour. */
export function pictureLegend(pen: Pen, model: ChartModel, width: number, rows: number): PictureLegend {
  const lines = model.lines.filter(({ visible }) => visible)
  const head = lines.length > MOST_LOUD ? `${lines.length.toLocaleString('en')} lines, the largest:` : ''
  const most = lines.length < 3 ? width / Math.max(1, lines.length) - 80 : 180
  const named = linesInLegend(lines).filter((index) => !lines[index]!.quiet)
  const entries = named.map((index): Entry => {
    const line = lines[index]!
    const { last } = legendStats(line.values)
    const value = last === null ? '–' : quantityText(last, line.unit)
    const name = pen.fit(line.short, most, { size: SIZE })
    const nameWidth = pen.measure(name, { size: SIZE })
    const color = lineColor(line, pen.scheme)
    const dashed = lineDash(line) !== undefined
    return {
      name,
      value,
      nameWidth,
      color,
      dashed,
      width: SWATCH + 2 * GAP + nameWidth + pen.measure(value, { size: SIZE }),
    }
  })
  const first = head === '' ? 0 : pen.measure(head, { size: SIZE }) + 2 * GAP
  const reserve = pen.measure(moreText(lines.length), { size: SIZE })
  const placed = flow(entries, { width, rows, first, reserve })
  const leftOut = lines.length - placed.placed.length
  return { head, entries: placed, more: leftOut > 0 && placed.rows > 0 ? moreText(leftOut) : '' }
}

const moreText = (count: number) => `+${count.toLocaleString('en')} more`

export function drawLegend(
  pen: Pen,
  { head, entries, more }: PictureLegend,
  left: number,
  top: number,
): void {
  const { ctx, colors } = pen
  const baseline = (row: number) => top + row * LEGEND_ROW + 14
  const faint = { size: SIZE, color: colors.inkFaint }
  if (head !== '') pen.write(head, left, baseline(0), faint)
  for (const { item, x, row } of entries.placed) {
    const y = baseline(row)
    ctx.fillStyle = item.color
    const parts = item.dashed
      ? [
          [0, 4],
          [6, 4],
        ]
      : [[0, SWATCH]]
    for (const [from, length] of parts) ctx.fillRect(left + x + from!, y - 5, length!, 3)
    const nameAt = left + x + SWATCH + GAP
    pen.write(item.name, nameAt, y, { size: SIZE, color: colors.inkSoft })
    pen.write(item.value, nameAt + item.nameWidth + GAP, y, { size: SIZE, color: colors.ink })
  }
  if (more !== '') pen.write(more, left + entries.end.x, baseline(entries.end.row), faint)
}
