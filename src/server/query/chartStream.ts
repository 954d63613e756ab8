import type { ChartGroupFunction, StreamTag } from '#api/charts.ts'
import type { SeriesQuery, SeriesStream } from '#api/series.ts'
import { filterOfSource } from '#series/sourceFilter.ts'
import { allOf, anyOf, EVERY_STREAM, hasTag, matchTag, type TagFilter } from '#series/tagFilter.ts'
import type { GroupFunction } from '../store/lines.ts'
import type { TagUses } from '../store/tags.ts'

/** What was chosen on the space: the source that stands for `%`, and values for dynamic tags. */
export type Dynamic = Pick<SeriesQuery, 'source' | 'tags'>

const DYNAMIC = '%'

/** The streams that a chart's stream means. Without source and tags it means all of its metric. */
export function filterOfStream(stream: SeriesStream, dynamic: Dynamic): TagFilter {
  const source = stream.source === DYNAMIC ? (dynamic.source ?? '*') : (stream.source ?? '*')
  return allOf([filterOfSource(source), ...(stream.tags ?? []).map((tag) => filterOfStreamTag(tag, dynamic))])
}

function filterOfStreamTag(tag: StreamTag, dynamic: Dynamic): TagFilter {
  const own = tag.values ?? []
  if (tag.dynamic === true || own.includes(DYNAMIC)) {
    const chosen = chosenFor(tag.name, dynamic)
    if (chosen !== undefined) return chosen
  }
  const fixed = own.filter((value) => value !== DYNAMIC)
  if (fixed.length > 0) return anyValue(tag.name, fixed)
  return tag.grouped === true ? hasTag(tag.name) : EVERY_STREAM
}

/** The streams that were chosen for a tag that is left open, in whatever case it is named; undefined where nothing was. */
export function chosenFor(name: string, { source, tags = {} }: Dynamic): TagFilter | undefined {
  const key = name.toLowerCase()
  const values = Object.entries(tags).flatMap(([tag, chosen]) => (tag.toLowerCase() === key ? chosen : []))
  if (values.length > 0) return anyValue(key, values)
  return key === 'source' && source !== undefined ? filterOfSource(source) : undefined
}

const anyValue = (name: string, patterns: readonly string[]) =>
  anyOf(patterns.map((pattern) => matchTag(name, pattern)))

/** How a chart's stream turns streams into lines; `breakout` has yet to find its tag. */
export type Grouping = { by: readonly string[]; function: GroupFunction } | 'breakout'

/** One line unless asked otherwise: that is the reference's default, "average". */
export function groupingOf({ tags, group_function }: SeriesStream): Grouping {
  const by = (tags ?? []).filter((tag) => tag.grouped === true).map((tag) => tag.name.toLowerCase())
  if (by.length === 0 && group_function === 'breakout') return 'breakout'
  return { by, function: groupFunctionOf(group_function ?? 'average') }
}

/** How it turns the results of a saved composite into lines; null where it says nothing, so that they stay apart. */
export function groupingOfResults(stream: SeriesStream): Exclude<Grouping, 'breakout'> | null {
  const grouping = groupingOf(stream)
  if (grouping === 'breakout') return null
  return grouping.by.length === 0 && (stream.group_function ?? null) === null ? null : grouping
}

/** Streams that share the values grouped by are averaged when the chart says no more than `breakout`. */
function groupFunctionOf(name: ChartGroupFunction): GroupFunction {
  return name === 'average' || name === 'breakout' ? 'mean' : name
}

/**
 * The tag whose values become lines: the source where the chart speaks of sources and every stream has one, else the
 * tag with the most values.
 */
export function breakoutTag(stream: SeriesStream, { uses, streams }: TagUses): string | undefined {
  const bySource = typeof stream.source === 'string' && (stream.tags ?? []).length === 0
  const source = uses.find((use) => use.name === 'source')
  if (bySource && source?.streams === streams) return source.name
  const [most] = [...uses].sort(
    (a, b) => b.values - a.values || b.streams - a.streams || (a.name < b.name ? -1 : 1),
  )
  return most?.name
}
