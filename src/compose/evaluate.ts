import type { Tags } from '#api/names.ts'
import {
  type Argument,
  type Call,
  ComposeError,
  ComposeRefusal,
  type Expression,
  type OptionMap,
} from './ast.ts'
import { type SERIES_FUNCTIONS, SERIES_NAMES } from './catalogue.ts'
import { check } from './check.ts'
import type { ComposeSeries, Window } from './composeSeries.ts'
import { composeFunctions } from './functions.ts'
import { groupsOf } from './groups.ts'
import type { Options } from './options.ts'
import { readOnce, type ReadOnce } from './readOnce.ts'
import { readShifts } from './timeShift.ts'

/** Aggregations that the reader may do itself, which saves carrying every stream to memory. */
const AGGREGATIONS = ['sum', 'mean', 'min', 'max'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]
export type SeriesFunction = (typeof SERIES_FUNCTIONS)[number]

/** What a series() call asks of the reader. */
export interface SeriesRequest {
  /** May hold `*`. */
  metric: string
  /** A source or pattern, when the call names one; else `tags` hold patterns by tag name. */
  source?: string
  tags: Tags
  /** Unix seconds; `end` is not part of it. */
  start: number
  end: number
  /** Seconds per point at least. */
  resolution: number
  function: SeriesFunction
  period?: number
  /** Only streams that have all these tags, which group_by() asks for. */
  by: readonly string[]
  /** When given, the streams of each combination of `by` become one. */
  aggregation?: Aggregation
}

/** May throw a ComposeRefusal. */
export type ReadSeries = (request: SeriesRequest) => Promise<ComposeSeries[]>

interface Context extends Window, ReadOnce {
  by: readonly string[]
  /** The combination of `by` that is being evaluated. */
  only?: Tags
}

/**
 * Evaluates a composite over a window, reading each series() once.
 * @throws ComposeError with the first fault of names, arguments or options; and what `read` throws.
 */
export async function evaluate(
  expression: Expression,
  read: ReadSeries,
  window: Window,
): Promise<ComposeSeries[]> {
  const [fault] = check(expression)
  if (fault !== undefined) throw fault
  return evaluateIn(expression, { ...window, ...readOnce(read), by: [] })
}

async function evaluateIn(expression: Expression, context: Context): Promise<ComposeSeries[]> {
  if (expression.kind === 'set') {
    const sets = await Promise.all(expression.items.map((item) => evaluateIn(item, context)))
    return sets.flat()
  }
  if (SERIES_NAMES.includes(expression.name)) return series(expression, context)
  if (expression.name === 'group_by') return groupBy(expression, context)
  if (expression.name === 'timeshift') return timeShift(expression, context)
  return call(expression, context)
}

async function call(expression: Call, context: Context): Promise<ComposeSeries[]> {
  const [inner, options] = expression.arguments as [Expression, OptionMap | undefined]
  const aggregation = aggregationOf(expression)
  if (aggregation !== undefined) return series(inner as Call, context, aggregation)
  const set = await evaluateIn(inner, context)
  return placed(expression, () => composeFunctions[expression.name]?.(set, optionsOf(options), context) ?? [])
}

/** Says of a refusal which part of the text it is about. */
async function placed<T>(expression: Call, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ComposeRefusal) throw new ComposeError(error.message, expression)
    throw error
  }
}

/** The aggregation of `sum(s(...))` and its like, which the reader does. */
function aggregationOf(expression: Call): Aggregation | undefined {
  const [inner] = expression.arguments
  const overSeries = inner?.kind === 'call' && SERIES_NAMES.includes(inner.name)
  return overSeries ? AGGREGATIONS.find((name) => name === expression.name) : undefined
}

async function series(
  expression: Call,
  context: Context,
  aggregation?: Aggregation,
): Promise<ComposeSeries[]> {
  const request = requestOf(expression, context, aggregation)
  const { only } = context
  return placed(expression, async () =>
    only === undefined ? context.read(request) : context.readOnly(request, only),
  )
}

function requestOf(expression: Call, context: Context, aggregation?: Aggregation): SeriesRequest {
  const [metric, streams, map] = expression.arguments
  const options = optionsOf(map)
  return {
    metric: textOf(metric) ?? '',
    ...(streams?.kind === 'text' && { source: streams.value }),
    tags: optionsOf(streams),
    start: context.start,
    end: context.end,
    resolution: context.resolution,
    function: (options.function ?? 'mean') as SeriesFunction,
    ...(options.period !== undefined && { period: Number(options.period) }),
    by: context.by,
    ...(aggregation !== undefined && { aggregation }),
  }
}

/** Runs the expression once for each combination of the tags that its series have, in the order of the tags' values. */
async function groupBy(expression: Call, context: Context): Promise<ComposeSeries[]> {
  const [names, inner] = expression.arguments as [Argument, Expression]
  const tags = (textOf(names) ?? '').split(',').map((name) => name.trim().toLowerCase())
  const grouped: Context = { ...context, by: [...new Set([...context.by, ...tags])] }
  const sets: ComposeSeries[][] = []
  for (const { tags: combination } of groupsOf(await seriesWithin(inner, grouped), tags)) {
    const set = await evaluateIn(inner, { ...grouped, only: { ...context.only, ...combination } })
    sets.push(set.map((one) => ({ ...one, tags: { ...one.tags, ...combination } })))
  }
  return sets.flat()
}

/** What every series() inside reads, in the windows that the evaluation itself will read. */
async function seriesWithin(argument: Argument, context: Context): Promise<ComposeSeries[]> {
  if (argument.kind === 'text' || argument.kind === 'map') return []
  if (argument.kind === 'call' && SERIES_NAMES.includes(argument.name)) return series(argument, context)
  if (argument.kind === 'call') {
    const aggregation = aggregationOf(argument)
    if (aggregation !== undefined) return series(argument.arguments[0] as Call, context, aggregation)
  }
  const inner = argument.kind === 'set' ? argument.items : argument.arguments
  const windows =
    argument.kind === 'call' && argument.name === 'timeshift' ? shifted(argument, context) : [context]
  const sets = await Promise.all(windows.flatMap((window) => inner.map((item) => seriesWithin(item, window))))
  return sets.flat()
}

/** The points of another time, stamped as if they were of this one, so that both can be laid over each other. */
async function timeShift(expression: Call, context: Context): Promise<ComposeSeries[]> {
  const inner = expression.arguments[1] as Expression
  const sets: ComposeSeries[] = []
  for (const window of shifted(expression, context)) {
    const shift = window.start - context.start
    const set = await evaluateIn(inner, window)
    sets.push(...set.map((one) => ({ ...one, times: one.times.map((time) => time - shift) })))
  }
  return sets
}

/** The windows that timeshift() reads, in the order of its shifts. */
function shifted({ arguments: [shifts] }: Call, context: Context): Context[] {
  return (readShifts(textOf(shifts) ?? '') ?? []).map((shift) => ({
    ...context,
    start: context.start + shift,
    end: context.end + shift,
  }))
}

function textOf(argument: Argument | undefined): string | undefined {
  return argument?.kind === 'text' ? argument.value : undefined
}

function optionsOf(argument: Argument | undefined): Options & Tags {
  if (argument?.kind !== 'map') return {}
  return Object.fromEntries(argument.entries.map(({ key, value }) => [key, value]))
}
