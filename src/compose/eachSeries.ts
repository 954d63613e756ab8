import { floorTo } from '#series/grid.ts'
import { ComposeRefusal } from './ast.ts'
import { type ComposeSeries, type Window, withPoints } from './composeSeries.ts'
import { type Options, readFactor } from './options.ts'
import { type Statistic, statistic } from './statistics.ts'

export function scale(set: readonly ComposeSeries[], options: Options): ComposeSeries[] {
  const by = readFactor(options.factor ?? '1')
  return set.map((series) => withPoints(series, (value) => value * by))
}

export function abs(set: readonly ComposeSeries[]): ComposeSeries[] {
  return set.map((series) => withPoints(series, Math.abs))
}

/** A point covers the series' period, or the resolution where that is longer. */
export function rate(set: readonly ComposeSeries[], options: Options, window: Window): ComposeSeries[] {
  const duration = Number(options.duration ?? 1)
  return set.map((series) => {
    const covered = Math.max(series.period, window.resolution)
    return withPoints(series, (value) => (value / covered) * duration)
  })
}

/** The first point has nothing before it and is left out. */
export function derive(set: readonly ComposeSeries[], options: Options): ComposeSeries[] {
  const detectReset = options.detect_reset === 'true'
  return set.map((series) =>
    withPoints(series, (value, index) => {
      const before = series.values[index - 1]
      if (before === undefined) return undefined
      return detectReset ? Math.max(0, value - before) : value - before
    }),
  )
}

export function integrate(set: readonly ComposeSeries[]): ComposeSeries[] {
  return set.map((series) => {
    let total = 0
    return withPoints(series, (value) => (total += value))
  })
}

/** Counts points, not seconds; the points before the window is full are left out. */
export function movingWindow(set: readonly ComposeSeries[], options: Options): ComposeSeries[] {
  const size = Number(options.size ?? 1)
  const name = (options.function ?? 'mean') as Statistic
  return set.map((series) =>
    withPoints(series, (_, index) =>
      index + 1 < size ? undefined : statistic(name, series.values.slice(index + 1 - size, index + 1)),
    ),
  )
}

/** What fill() may make: all else only ever gives fewer points than it was given. */
const MAX_FILLED = 5_000_000

/** Every point stays where it is; a step without any gets one. `last` begins at the first point, a number with the interval. */
export function fill(set: readonly ComposeSeries[], options: Options, window: Window): ComposeSeries[] {
  const value = options.value ?? 'last'
  const points = set.reduce(
    (total, series) => total + (window.end - window.start) / stepOf(series, window),
    0,
  )
  if (points > MAX_FILLED)
    throw new ComposeRefusal(
      'This would fill in millions of points: ask for fewer series, a coarser resolution or less time',
    )
  return set.map((series) => filled(series, value === 'last' ? undefined : Number(value), window))
}

const stepOf = (series: ComposeSeries, window: Window) => Math.max(series.period, window.resolution)

function filled(series: ComposeSeries, value: number | undefined, window: Window): ComposeSeries {
  const step = stepOf(series, window)
  const times: number[] = []
  const values: number[] = []
  let next = 0
  const add = (time: number, value: number) => {
    times.push(time)
    values.push(value)
  }
  for (let time = floorTo(window.start, step); time < window.end; time += step) {
    const first = next
    for (; next < series.times.length && series.times[next]! < time + step; next += 1) {
      add(series.times[next]!, series.values[next]!)
    }
    const filling = value ?? series.values[next - 1]
    if (next === first && filling !== undefined && time >= window.start) add(time, filling)
  }
  return { ...series, times, values }
}
