import type { Tags } from '#api/names.ts'
import {
  type Argument,
  type Call,
  ComposeError,
  ComposeRefusal,
  type Expression,
  type OptionMap,
} from './ast.ts'
import { check, SERIES_FUNCTIONS, SERIES_NAMES } from './check.ts'
import type { ComposeSeries, SeriesQuery, Window } from './composeSeries.ts'
import { composeFunctions } from './functions.ts'
import { groupsOf } from './groups.ts'
import type { Options } from './options.ts'
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

interface Context extends Window {
  read: ReadSeries
  /** The series of a request that have these tags, which are all that it groups by. */
  readOnly: (request: SeriesRequest, only: Tags) => Promise<ComposeSeries[]>
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
  return evaluateIn(expression, { ...window, ...once(read), by: [] })
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
  return placed(
    expression,
    () => composeFunctions[expression.name]?.apply(set, optionsOf(options), context) ?? [],
  )
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

/** What every series() inside reads, as the evaluation itself will read it. */
async function seriesWithin(argument: Argument, context: Context): Promise<ComposeSeries[]> {
  if (argument.kind === 'text' || argument.kind === 'map') return []
  if (argument.kind === 'call' && SERIES_NAMES.includes(argument.name)) return series(argument, context)
  if (argument.kind === 'call') {
    const aggregation = aggregationOf(argument)
    if (aggregation !== undefined) return series(argument.arguments[0] as Call, context, aggregation)
  }
  const inner = argument.kind === 'set' ? argument.items : argument.arguments
  const sets = await Promise.all(inner.map((item) => seriesWithin(item, context)))
  return sets.flat()
}

/** The points of another time, stamped as if they were of this one, so that both can be laid over each other. */
async function timeShift(expression: Call, context: Context): Promise<ComposeSeries[]> {
  const [shifts, inner] = expression.arguments as [Argument, Expression]
  const sets: ComposeSeries[] = []
  for (const shift of readShifts(textOf(shifts) ?? '') ?? []) {
    const set = await evaluateIn(inner, {
      ...context,
      start: context.start + shift,
      end: context.end + shift,
    })
    sets.push(...set.map((one) => ({ ...one, times: one.times.map((time) => time - shift) })))
  }
  return sets
}

function textOf(argument: Argument | undefined): string | undefined {
  return argument?.kind === 'text' ? argument.value : undefined
}

function optionsOf(argument: Argument | undefined): Options & Tags {
  if (argument?.kind !== 'map') return {}
  return Object.fromEntries(argument.entries.map(({ key, value }) => [key, value]))
}

/** Equal requests are read once, and sorted by what they group by once. */
function once(read: ReadSeries): Pick<Context, 'read' | 'readOnly'> {
  const reads = new Map<string, Promise<ComposeSeries[]>>()
  const sorted = new Map<string, Promise<Map<string, ComposeSeries[]>>>()
  const queries = new Map<string, SeriesQuery>()

  const readOnce: ReadSeries = (request) => {
    const { metric, source, tags } = request
    const query: SeriesQuery = { metric, ...(source !== undefined && { source }), tags }
    const same = known(queries, JSON.stringify(query), () => query)
    return known(reads, JSON.stringify(request), async () => {
      const found = await read(request)
      return found.map((series) => ({ ...series, query: same }))
    })
  }

  return {
    read: readOnce,
    readOnly: async (request, only) => {
      const keyOf = (tags: Tags) => JSON.stringify(request.by.map((name) => tags[name]))
      const groups = await known(sorted, JSON.stringify(request), async () => {
        const all = groupsOf(await readOnce(request), request.by)
        return new Map(all.map(({ tags, members }) => [keyOf(tags), members]))
      })
      return groups.get(keyOf(only)) ?? []
    },
  }
}

function known<T>(all: Map<string, T>, key: string, make: () => T): T {
  const value = all.get(key) ?? make()
  all.set(key, value)
  return value
}
