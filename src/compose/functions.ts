import type { ComposeSeries, Window } from './composeSeries.ts'
import { abs, derive, fill, integrate, movingWindow, rate, scale } from './eachSeries.ts'
import { divide, fold, multiply, subtract } from './manySeries.ts'
import type { Options } from './options.ts'
import { filter, ranked } from './someSeries.ts'

/** What a function does that takes one set and gives one. */
type Apply = (set: readonly ComposeSeries[], options: Options, window: Window) => ComposeSeries[]

/** The functions of Librato's composite language by name: all but series, group_by and timeshift. */
export const composeFunctions: Readonly<Record<string, Apply>> = {
  sum: (set) => fold(set, 'sum'),
  mean: (set) => fold(set, 'mean'),
  min: (set) => fold(set, 'min'),
  max: (set) => fold(set, 'max'),
  divide,
  subtract,
  multiply,
  scale,
  abs,
  rate,
  derive,
  integrate,
  window: movingWindow,
  moving_average: (set, options) => movingWindow(set, { ...options, function: 'mean' }),
  fill,
  filter,
  top: (set, options) => ranked(set, options, 'largest'),
  bottom: (set, options) => ranked(set, options, 'smallest'),
}
