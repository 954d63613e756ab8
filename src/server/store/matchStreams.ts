import type { Tags } from '#api/names.ts'
import type { TagFilter } from '#series/tagFilter.ts'
import type { SqlParams, Tsdb } from '../engine/tsdb.ts'
import { wildcard } from './like.ts'
import { READ_MS } from './readLimits.ts'

/** A stream as the engine knows it; `id` is a 64-bit number in decimal. */
export interface Stream {
  id: string
  tags: Tags
}

/** A piece of SQL and the values of its placeholders. */
export interface SqlPart {
  sql: string
  params: SqlParams
}

/** A condition on the column `tags` of `streams`. What people typed is in `params` only, never in the text. */
export function tagCondition(filter: TagFilter): SqlPart {
  const params: Record<string, string> = {}
  const placeholder = (text: string) => {
    const name = `tag${Object.keys(params).length}`
    params[name] = text
    return `{${name}:String}`
  }
  const write = (part: TagFilter): string => {
    switch (part.kind) {
      case 'and':
      case 'or': {
        const inner = part.of.map(write)
        if (inner.length === 0) return part.kind === 'and' ? 'true' : 'false'
        return `(${inner.join(part.kind === 'and' ? ' AND ' : ' OR ')})`
      }
      case 'absent':
        return `NOT mapContains(tags, ${placeholder(part.name)})`
      case 'match': {
        const name = placeholder(part.name)
        const test = part.negated ? 'NOT LIKE' : 'LIKE'
        return `(mapContains(tags, ${name}) AND tags[${name}] ${test} ${placeholder(wildcard(part.pattern))})`
      }
    }
  }
  return { sql: write(filter), params }
}

/** The streams of a metric that pass the filter; without `limit` all of them. Order is by id. */
export async function listStreams(
  tsdb: Tsdb,
  metric: number,
  filter: TagFilter,
  limit?: number,
): Promise<Stream[]> {
  const { sql, params } = tagCondition(filter)
  const answer = await tsdb.query(
    `SELECT stream_id, tags FROM streams FINAL
     WHERE metric_id = {metric:UInt32} AND ${sql}
     ORDER BY stream_id ${limit === undefined ? '' : 'LIMIT {limit:UInt32}'}`,
    { ...params, metric, ...(limit === undefined ? {} : { limit }) },
    { maxMs: READ_MS },
  )
  const tags = answer.tags as Tags[]
  return (answer.stream_id as string[]).map((id, index) => ({ id, tags: tags[index]! }))
}
