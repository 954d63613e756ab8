import type uPlot from 'uplot'
import { alignedTicks } from './alignedAxis.ts'
import type { ChartAxis } from './axes.ts'
import { logTicks } from './log.ts'
import { lineColor, type ChartLook } from './look.ts'
import type { ChartModel } from './model.ts'
import { textWidth } from './textWidth.ts'
import { type TimeTick, timeTicks } from './timeTicks.ts'
import { axisTexts, logAxisTexts } from './axisText.ts'
import { valueTicks } from './valueTicks.ts'
import { zoneName } from './zoneName.ts'

/** CSS pixels between two marks at the least. */
const TIME_SPACE = 76
const VALUE_SPACE = 28
/** CSS pixels from the plot to the times, and between one of them and the zone. */
const TIME_GAP = 7
const ZONE_GAP = 8
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

/** The time axis: round wall-clock times of the look's zone, no lines; and what writes the zone's name always left of them, where a time gives way. */
export function timeAxis(look: ChartLook): { options: uPlot.Axis; drawZone: (u: uPlot) => void } {
  let ticks: TimeTick[] = []
  const zoneText = (u: uPlot) => zoneName(u.scales.x!.max!, look.zone)
  const options: uPlot.Axis = {
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
      ticks = timeTicks(from, to, plotWidth(u, look) / TIME_SPACE, look.zone)
      return ticks.map(({ time }) => time)
    },
    values: (u) => {
      const { min, max } = u.scales.x!
      const left = u.bbox.left / look.pixelRatio
      const taken = EDGE + textWidth(zoneText(u), look.font) + ZONE_GAP
      return ticks.map(({ time, text }) => {
        const at = left + ((time - min!) / (max! - min!)) * plotWidth(u, look)
        const half = textWidth(text, look.font) / 2
        return at - half < taken || at + half > u.width ? '' : text
      })
    },
  }
  const drawZone = (u: uPlot) => {
    const { ctx, bbox } = u
    const ratio = look.pixelRatio
    ctx.save()
    ctx.font = canvasFont(look)
    ctx.fillStyle = look.text
    ctx.textAlign = 'left'
    ctx.textBaseline = 'top'
    ctx.fillText(zoneText(u), EDGE * ratio, bbox.top + bbox.height + TIME_GAP * ratio)
    ctx.restore()
  }
  return { options, drawZone }
}

/** How many marks a value axis has room for. */
export const valueRoom = (u: uPlot, look: ChartLook): number =>
  (u.bbox.height || u.height) / look.pixelRatio / VALUE_SPACE

/** A value axis: numbers in one unit and faint horizontal lines from the first axis only, on which the others put theirs. */
export function axisOptions(axis: ChartAxis, first: ChartAxis, look: ChartLook): uPlot.Axis {
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
      const room = valueRoom(u, look)
      if (axis.threshold !== null) return logTicks(min, max, axis.threshold, room)
      if (axis === first) return valueTicks(min, max, room, axis.unit)
      const { min: low = null, max: high = null } = u.scales[first.scale] ?? {}
      if (low === null || high === null) return valueTicks(min, max, room, axis.unit)
      const lines = valueTicks(low, high, room, first.unit)
      return alignedTicks([low, high], lines, [min, max], room, axis.unit)
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

const canvasFont = ({ font, pixelRatio }: ChartLook) =>
  font.replace(/([\d.]+)px/, (_, size) => `${Number(size) * pixelRatio}px`)

const plotWidth = (u: uPlot, look: ChartLook) => u.bbox.width / look.pixelRatio || u.width
