import { choice, factor, isNumber, number, type OptionSpec, statisticOption, wholeNumber } from './options.ts'
import { STATISTICS } from './statistics.ts'

/** A function as it is described to the person who types it. */
export interface FunctionHelp {
  /** The call with the names of its arguments, its options in braces. */
  signature: string
  /** A sentence or two. */
  help: string
  example: string
  options: Readonly<Record<string, OptionSpec>>
}

export const SERIES_FUNCTIONS = ['mean', 'sum', 'min', 'max', 'count'] as const

export const SERIES_NAMES = ['s', 'series']

const series = {
  help: 'The series of a metric whose source, or tags such as {"host": "web-*"}, fit; * stands for any text.',
  /** What the measurements are summarised to before any function sees them. */
  options: {
    function: choice('How measurements become one point of the period', SERIES_FUNCTIONS),
    period: wholeNumber('Seconds', 1, 604_800),
  },
}

const windowFunction = choice('How the points in the window become one', STATISTICS)
const MAX_WINDOW = 64
const MAX_COUNT = 2_000

const rankOptions = {
  count: wholeNumber('How many series to keep', 1, MAX_COUNT, true),
  function: statisticOption,
}

/** What a person is told of the functions of Librato's composite language, by name. */
export const catalogue: Readonly<Record<string, FunctionHelp>> = {
  s: {
    ...series,
    signature: 's(metric, streams, {function, period})',
    example: 's("cpu", "web-*")',
  },
  sum: {
    signature: 'sum(set)',
    help: 'One series: at each time the sum of the series that have a point there.',
    example: 'sum(s("requests", "*"))',
    options: {},
  },
  mean: {
    signature: 'mean(set)',
    help: 'One series: at each time the mean of the series that have a point there.',
    example: 'mean(s("cpu", "*"))',
    options: {},
  },
  min: {
    signature: 'min(set)',
    help: 'One series: at each time the smallest value.',
    example: 'min(s("free_memory", "*"))',
    options: {},
  },
  max: {
    signature: 'max(set)',
    help: 'One series: at each time the largest value.',
    example: 'max(s("latency", "*"))',
    options: {},
  },
  divide: {
    signature: 'divide([a, b])',
    help: 'a / b at the times where both have a point. Needs exactly two series, else the result is empty.',
    example: 'divide([sum(s("errors", "*")), sum(s("requests", "*"))])',
    options: {},
  },
  subtract: {
    signature: 'subtract([a, b])',
    help: 'a - b at the times where both have a point. Needs exactly two series, else the result is empty.',
    example: 'subtract([sum(s("memory_total", "*")), sum(s("memory_used", "*"))])',
    options: {},
  },
  multiply: {
    signature: 'multiply(set)',
    help: 'The product of all series at the times where every one of them has a point.',
    example: 'multiply([s("price", "eur"), s("units", "eur")])',
    options: {},
  },
  scale: {
    signature: 'scale(set, {factor})',
    help: 'Every value times a number or fraction.',
    example: 'scale(s("memory.used", "*"), {factor: "1/1048576"})',
    options: { factor: factor('A number or a fraction such as "1/1024"') },
  },
  abs: {
    signature: 'abs(set)',
    help: 'Every value without its sign.',
    example: 'abs(s("balance", "*"))',
    options: {},
  },
  rate: {
    signature: 'rate(set, {duration})',
    help: 'Every value divided by the seconds it covers, times the duration: per second, unless said otherwise.',
    example: 'rate(s("requests", "*"), {duration: "60"})',
    options: { duration: number('Seconds, 1 when left out') },
  },
  derive: {
    signature: 'derive(set, {detect_reset})',
    help: 'The difference of every point to the one before it; for counters.',
    example: 'derive(s("disk.ops", "*"), {detect_reset: "true"})',
    options: {
      detect_reset: choice('true: a drop counts as 0, because the counter began anew', ['true', 'false']),
    },
  },
  integrate: {
    signature: 'integrate(set)',
    help: 'The running sum of every series from the start of the interval.',
    example: 'integrate(sum(s("credit_usage", "*")))',
    options: {},
  },
  window: {
    signature: 'window(set, {size, function})',
    help: 'A moving window over the last points of every series; it begins once the window is full.',
    example: 'window(max(s("latency", "*")), {size: "10", function: "median"})',
    options: {
      size: wholeNumber('Points in the window, 1 when left out', 1, MAX_WINDOW),
      function: windowFunction,
    },
  },
  moving_average: {
    signature: 'moving_average(set, {size})',
    help: 'The mean of the last points of every series.',
    example: 'moving_average(max(s("latency", "*")), {size: "5"})',
    options: { size: wholeNumber('Points in the window, 1 when left out', 1, MAX_WINDOW) },
  },
  fill: {
    signature: 'fill(set, {value})',
    help: 'Adds the points that are missing at the period of the series: a number, or the last value seen.',
    example: 'fill(s("errors", "*", {period: "300"}), {value: "0"})',
    options: {
      value: {
        help: 'A number, or "last"',
        required: true,
        fault: (value) => (value === 'last' || isNumber(value) ? undefined : 'must be a number or "last"'),
      },
    },
  },
  filter: {
    signature: 'filter(set, {gt, gte, lt, lte, function})',
    help: 'Keeps the series whose mean over the interval, or another statistic of it, is within the bounds.',
    example: 'filter(s("response_time", "*"), {gt: "0.025", function: "max"})',
    options: {
      gt: number('Greater than'),
      gte: number('Greater than or equal'),
      lt: number('Less than'),
      lte: number('Less than or equal'),
      function: statisticOption,
    },
  },
  top: {
    signature: 'top(set, {count, function})',
    help: 'The series with the largest mean over the interval, or another statistic of it, the largest first.',
    example: 'top(s("cpu", "*"), {count: "10", function: "max"})',
    options: rankOptions,
  },
  bottom: {
    signature: 'bottom(set, {count, function})',
    help: 'The series with the smallest mean over the interval, or another statistic of it, the smallest first.',
    example: 'bottom(s("free_disk", "*"), {count: "5"})',
    options: rankOptions,
  },
  group_by: {
    signature: 'group_by(tags, set)',
    help: 'Works out the set once for each combination of the tags, so that their series stay apart.',
    example: 'group_by("region", sum(s("requests", "*")))',
    options: {},
  },
  timeshift: {
    signature: 'timeshift(shifts, set)',
    help: 'The set as it was earlier, once for each shift, laid over the present.',
    example: 'timeshift("0,1w", sum(s("requests", "*")))',
    options: {},
  },
  series: {
    ...series,
    signature: 'series(metric, streams, {function, period})',
    help: `The long name of s(). ${series.help}`,
    example: 'series("cpu", {"host": "web-*"}, {function: "max", period: "60"})',
  },
}
