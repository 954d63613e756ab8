import type { Comparison } from '#api/comparisons.ts'
import { type Column, joinWithinCadence } from './gaps.ts'
import { nearestIndex } from './nearest.ts'
import type { ChartModel } from './model.ts'
import { stackLayers } from './stack.ts'
import { timeOfWall, wallTime } from './zone.ts'

/** An earlier course of a chart, drawn behind it. */
export interface Earlier {
  /** Seconds that it is moved forward by. */
  shift: number
  model: ChartModel
}

/** An earlier course as it is drawn, with the times of the chart. */
export interface EarlierLine {
  times: readonly number[]
  values: Column
  /** Index of the chart's line that it belongs to; null for the total of a stack. */
  line: number | null
  /** Index into the chart's axes. */
  axis: number
}

const DAYS = { day: 1, week: 7 } as const
const DAY = 86_400

/**
 * Seconds between an interval and the one that it is compared with. A day before is the same time of day by the clocks
 * of the zone, judged at the end: 23 or 25 hours when they were changed in between.
 */
export function earlierShift(
  comparison: Comparison,
  { from, to }: { from: number; to: number },
  zone: string,
): number {
  if (comparison === 'before') return to - from
  const days = DAYS[comparison] * DAY
  const before = timeOfWall(Math.floor(wallTime(to, zone)) - days, zone)
  return before === null ? days : Math.floor(to) - before
}

const made = new WeakMap<Earlier, { of: ChartModel; lines: EarlierLine[] }>()

/**
 * The earlier course of every line that is on; of a stack only the total of each axis, because two stacks over each
 * other cannot be told apart. Made once for both.
 */
export function earlierLines(model: ChartModel, earlier: Earlier): readonly EarlierLine[] {
  const known = made.get(earlier)
  if (known?.of === model) return known.lines
  const lines = model.stacked ? totals(model, earlier) : courses(model, earlier)
  made.set(earlier, { of: model, lines })
  return lines
}

function courses(model: ChartModel, { shift, model: before }: Earlier): EarlierLine[] {
  const times = before.times.map((time) => time + shift)
  const places = new Map(before.lines.map((line) => [line.id, line]))
  return model.lines.flatMap((line, i) => {
    const found = line.visible ? places.get(line.id) : undefined
    if (found === undefined) return []
    const values = joinWithinCadence(found.values, found.period, before.resolution)
    return [{ times, values, line: i, axis: line.axis }]
  })
}

function totals(model: ChartModel, { shift, model: before }: Earlier): EarlierLine[] {
  const times = before.times.map((time) => time + shift)
  const axisOf = new Map(model.lines.filter(({ visible }) => visible).map((line) => [line.id, line.axis]))
  return model.axes.flatMap((_, axis) => {
    const lines = before.lines.filter((line) => axisOf.get(line.id) === axis)
    const layers = stackLayers(
      lines.map((line) => ({ ...line, axis, visible: true })),
      times.length,
      before.resolution,
    )
    if (layers.length === 0) return []
    const values = times.map((_time, i) => {
      const measured = layers.map((layer) => layer?.values[i] ?? null).filter((value) => value !== null)
      return measured.length === 0 ? null : measured.reduce((sum, value) => sum + value, 0)
    })
    return [{ times, values, line: null, axis }]
  })
}

/**
 * The limits of a value axis's data, extended by the earlier course where it is shown, but by no more than the data's own
 * span to each side: one peak of last week must not flatten today.
 */
export function withEarlier(
  model: ChartModel,
  axis: number,
  min: number | null,
  max: number | null,
): [number | null, number | null] {
  if (model.earlier === undefined) return [min, max]
  let [low, high] = [min, max]
  for (const line of earlierLines(model, model.earlier)) {
    if (line.axis !== axis) continue
    line.values.forEach((value, i) => {
      if (typeof value !== 'number' || line.times[i]! < model.from || line.times[i]! > model.to) return
      if (low === null || value < low) low = value
      if (high === null || value > high) high = value
    })
  }
  if (low === null || high === null || min === null || max === null || min === max) return [low, high]
  return [Math.max(low, min - (max - min)), Math.min(high, max + (max - min))]
}

/** What the line of an id measured when the earlier course is laid under a time of the chart; null in a gap. */
export function earlierValue({ shift, model }: Earlier, id: string, time: number): number | null {
  const at = nearestIndex(model.times, time - shift)
  if (at === null || Math.abs(model.times[at]! - (time - shift)) > model.resolution) return null
  return model.lines.find((line) => line.id === id)?.values[at] ?? null
}
