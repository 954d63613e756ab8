import type { Tags } from '#api/names.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { SqlParams, Tsdb } from '../engine/tsdb.ts'
import { tagCondition } from './matchStreams.ts'
import { READ_MS } from './readLimits.ts'

/** How the streams of a metric use a tag. */
export interface TagUse {
  name: string
  /** Different values. */
  values: number
  /** Streams that have the tag. */
  streams: number
}

/** The tags of some streams, and how many streams there are. */
export interface TagUses {
  uses: TagUse[]
  streams: number
}

/** The tags of streams that are known. */
export function countTagUses(streams: readonly { tags: Tags }[]): TagUses {
  const found = new Map<string, { values: Set<string>; streams: number }>()
  for (const { tags } of streams) {
    for (const [name, value] of Object.entries(tags)) {
      const use = found.get(name) ?? { values: new Set(), streams: 0 }
      use.values.add(value)
      use.streams += 1
      found.set(name, use)
    }
  }
  const uses = [...found].map(([name, use]) => ({ name, values: use.values.size, streams: use.streams }))
  return { uses, streams: streams.length }
}

/** The tags of the streams that pass a filter, which may be too many to be listed. */
export async function listTagUses(tsdb: Tsdb, metric: number, filter: TagFilter): Promise<TagUses> {
  const { sql, params } = tagCondition(filter)
  const answer = await tsdb.query(
    `WITH matching AS (SELECT stream_id, tags FROM streams FINAL WHERE metric_id = {metric:UInt32} AND ${sql})
     SELECT toString(name) AS name, toUInt32(uniqExact(value)) AS distinct_values, toUInt32(count()) AS users,
       toUInt32((SELECT count() FROM matching)) AS all_streams
     FROM matching ARRAY JOIN mapKeys(tags) AS name, mapValues(tags) AS value
     GROUP BY name`,
    { ...params, metric },
    { maxMs: READ_MS },
  )
  const { name, distinct_values, users, all_streams } = answer
  const uses = (name as string[]).map((each, index) => ({
    name: each,
    values: distinct_values![index] as number,
    streams: users![index] as number,
  }))
  return { uses, streams: (all_streams![0] as number | undefined) ?? 0 }
}

export interface TagSearch {
  /** The metric to look at; undefined for all. */
  metric: number | undefined
  /** Keeps names or values that contain it, in any case. */
  search: string | undefined
  limit: number
}

/** Names of tags in alphabetical order. */
export function listTagNames(tsdb: Tsdb, search: TagSearch): Promise<string[]> {
  return listFound(tsdb, 'arrayJoin(mapKeys(tags))', 'true', {}, search)
}

/** Values of a tag of the streams that pass a filter, in alphabetical order. */
export function listTagValues(
  tsdb: Tsdb,
  tag: string,
  filter: TagFilter,
  search: TagSearch,
): Promise<string[]> {
  const { sql, params } = tagCondition(filter)
  const condition = `mapContains(tags, {tag:String}) AND ${sql}`
  return listFound(tsdb, 'tags[{tag:String}]', condition, { ...params, tag }, search)
}

async function listFound(
  tsdb: Tsdb,
  expression: string,
  condition: string,
  params: SqlParams,
  { metric, search, limit }: TagSearch,
): Promise<string[]> {
  const answer = await tsdb.query(
    `SELECT DISTINCT toString(${expression}) AS found FROM streams
     WHERE ${condition} ${metric === undefined ? '' : 'AND metric_id = {metric:UInt32}'}
       AND positionCaseInsensitiveUTF8(found, {search:String}) > 0
     ORDER BY found LIMIT {limit:UInt32}`,
    { ...params, search: search ?? '', limit, ...(metric === undefined ? {} : { metric }) },
    { maxMs: READ_MS },
  )
  return answer.found as string[]
}
