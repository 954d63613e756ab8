import type uPlot from 'uplot'
import type { ChartAxis } from './axes.ts'
import { logTicks } from './log.ts'
import { lineColor, type ChartLook } from './look.ts'
import type { ChartModel } from './model.ts'
import { textWidth } from './textWidth.ts'
import { timeTicks } from './timeTicks.ts'
import { axisTexts, logAxisTexts } from './axisText.ts'
import { valueTicks } from './valueTicks.ts'
import { zoneName } from './zoneName.ts'

/** CSS pixels between two marks at the least. */
const TIME_SPACE = 76
const VALUE_SPACE = 28
/** CSS pixels from the plot to the times, and between the last of them and the zone. */
const TIME_GAP = 7
const ZONE_GAP = 10
/** CSS pixels between the numbers and the plot, and outside of them. */
const GAP = 8
const EDGE = 8
const LEAST_WIDTH = 34
/** CSS pixels from the top to the middle of the axes' names, and between those on the right. */
const NAME_HEIGHT = 10
const NAME_GAP = 14

/** The marks are our own. uPlot still looks for an increment, and draws nothing unless it finds one it knows. */
const OWN_MARKS = {
  space: 1,
  incrs: (_: uPlot, __: number, min: number, max: number) => [
    10 ** Math.max(1, Math.ceil(Math.log10(max - min))),
  ],
}

/** The time axis: round wall-clock times of the look's zone, whose name is at the right end, no lines. */
export function timeAxisOptions(look: ChartLook): uPlot.Axis {
  let texts = new Map<number, string>()
  return {
    ...OWN_MARKS,
    scale: 'x',
    side: 2,
    size: 24,
    gap: TIME_GAP,
    font: look.font,
    stroke: look.text,
    grid: { show: false },
    ticks: { show: false },
    splits: (u, _, from, to) => {
      const width = plotWidth(u, look)
      const ticks = timeTicks(from, to, width / TIME_SPACE, look.zone)
      texts = new Map(ticks.map((tick) => [tick.time, tick.text]))
      return ticks.map((tick) => tick.time)
    },
    values: (u, splits) => {
      const { min, max } = u.scales.x!
      const width = plotWidth(u, look)
      const zoneWidth = EDGE + textWidth(zoneName(max!, look.zone), look.font) + ZONE_GAP
      const rightEdge = u.width - u.bbox.left / look.pixelRatio - zoneWidth
      return splits.map((time) => {
        const text = texts.get(time) ?? ''
        const at = ((time - min!) / (max! - min!)) * width
        return at + textWidth(text, look.font) / 2 > rightEdge ? '' : text
      })
    },
  }
}

/** A value axis: numbers in one unit and faint horizontal lines from the first axis only. */
export function axisOptions(axis: ChartAxis, look: ChartLook): uPlot.Axis {
  return {
    ...OWN_MARKS,
    scale: axis.scale,
    side: axis.side === 'left' ? 3 : 1,
    gap: GAP,
    font: look.font,
    stroke: look.text,
    grid: { show: axis.side === 'left', stroke: look.grid, width: 1 / look.pixelRatio },
    ticks: { show: false },
    size: (_, values) =>
      Math.max(LEAST_WIDTH, ...(values ?? []).map((text) => textWidth(text, look.font) + GAP + EDGE)),
    splits: (u, _, min, max) => {
      const room = (u.bbox.height || u.height) / look.pixelRatio / VALUE_SPACE
      return axis.threshold === null
        ? valueTicks(min, max, room, axis.unit)
        : logTicks(min, max, axis.threshold, room)
    },
    values: (_, splits) => (axis.threshold === null ? axisTexts : logAxisTexts)(splits, axis.unit),
  }
}

/**
 * Writes the axes' names above them, those on the right in the order of their axes; in the line's colour when there
 * are several axes and the axis has but one line.
 */
export function drawAxisNames(u: uPlot, model: ChartModel, look: ChartLook): void {
  const { ctx } = u
  const ratio = look.pixelRatio
  let right = u.width - EDGE
  ctx.save()
  ctx.font = canvasFont(look)
  ctx.textBaseline = 'middle'
  for (const [i, axis] of [...model.axes.entries()].toReversed()) {
    const own = model.lines.filter((line) => line.axis === i)
    ctx.fillStyle = model.axes.length > 1 && own.length === 1 ? lineColor(own[0]!, look.scheme) : look.text
    ctx.textAlign = axis.side
    ctx.fillText(axis.label, (axis.side === 'left' ? EDGE : right) * ratio, NAME_HEIGHT * ratio)
    if (axis.side === 'right') right -= textWidth(axis.label, look.font) + NAME_GAP
  }
  ctx.restore()
}

/** Writes the zone's name after the times, as it is at the end of the axis. */
export function drawZone(u: uPlot, look: ChartLook): void {
  const { ctx, bbox } = u
  const ratio = look.pixelRatio
  ctx.save()
  ctx.font = canvasFont(look)
  ctx.fillStyle = look.text
  ctx.textAlign = 'right'
  ctx.textBaseline = 'top'
  const top = bbox.top + bbox.height + TIME_GAP * ratio
  ctx.fillText(zoneName(u.scales.x!.max!, look.zone), (u.width - EDGE) * ratio, top)
  ctx.restore()
}

const canvasFont = ({ font, pixelRatio }: ChartLook) =>
  font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * pixelRatio}px`)

const plotWidth = (u: uPlot, look: ChartLook) => u.bbox.width / look.pixelRatio || u.width
