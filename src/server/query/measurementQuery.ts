import type * as z from 'zod/mini'
import { badParams } from '#api/errors.ts'
import type { measurementView } from '#api/measurements.ts'
import { MAX_TAGS } from '#api/names.ts'
import { gridOf, type Grid } from '#series/grid.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import { allOf, EVERY_STREAM, hasTag, type TagFilter } from '#series/tagFilter.ts'
import { filterOfTagMap } from '#series/tagMap.ts'
import { parseTagsSearch, TagsSearchError } from '#series/tagsSearch.ts'
import type { GroupFunction } from '../store/lines.ts'

export type MeasurementQuery = z.output<(typeof measurementView)['query']>

export interface MeasurementRead {
  grid: Grid
  /** The last second asked for. */
  end: number
  filter: TagFilter
  group: { by: readonly string[]; function: GroupFunction } | null
}

/**
 * What a query of GET /v1/measurements/:name asks for. API reference, "Retrieve a Measurement".
 * @throws ApiError 400 naming the parameters that do not go together
 */
export function readMeasurementQuery(query: MeasurementQuery, now: number): MeasurementRead {
  const interval = intervalOf(query, now)
  if (!isInterval(interval)) throw badParams(interval)
  if (query.summary_function === 'all' && query.group_by !== undefined)
    throw badParams({ group_by: ['may not be given with summary_function=all'] })
  const group = groupOf(query)
  const filters = [filterOf(query), ...(group?.by ?? []).map(hasTag)]
  const { start, end } = interval
  return { grid: gridOf(start, end + 1, query.resolution), end, filter: allOf(filters), group }
}

function filterOf({ tags, tags_search }: MeasurementQuery): TagFilter {
  if (tags !== undefined && tags_search !== undefined)
    throw badParams({ tags_search: ['may not be given together with tags'] })
  if (tags !== undefined) return filterOfTagMap(tags)
  if (tags_search === undefined || tags_search.trim() === '' || tags_search.trim() === '*')
    return EVERY_STREAM
  try {
    return parseTagsSearch(tags_search)
  } catch (error) {
    if (error instanceof TagsSearchError) throw badParams({ tags_search: [error.message] })
    throw error
  }
}

function groupOf({ group_by, group_by_function }: MeasurementQuery): MeasurementRead['group'] {
  if (group_by === undefined || group_by === '') return null
  if (group_by_function === undefined) throw badParams({ group_by_function: ['is required with group_by'] })
  if (group_by.trim() === '*') return { by: [], function: group_by_function }
  const names = group_by.split(',').map((name) => name.trim().toLowerCase())
  const by = [...new Set(names.filter((name) => name !== ''))]
  if (by.length > MAX_TAGS) throw badParams({ group_by: [`must name ${MAX_TAGS} tags or fewer`] })
  return { by, function: group_by_function }
}
