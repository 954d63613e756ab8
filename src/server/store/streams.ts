import type { Tags } from '#api/names.ts'
import type { Tsdb } from '../engine/tsdb.ts'

const COLUMNS = ['metric_id', 'stream_id', 'tags', 'first_seen']

export interface Stream {
  metric: number
  /** Decimal text: stream ids have 64 bits. */
  id: string
  tags: Tags
}

/**
 * Stores streams, first seen at `now` in Unix seconds; durable when it resolves. A stream that a process has forgotten is
 * stored again, with a new time.
 */
export async function insertStreams(tsdb: Tsdb, streams: readonly Stream[], now: number, token: string) {
  const lines = streams.map(
    ({ metric, id, tags }) => `[${metric},${id},${JSON.stringify(tags)},${Math.floor(now)}]\n`,
  )
  await tsdb.insert('streams', COLUMNS, Buffer.from(lines.join('')), token)
}

/** Removes the streams of metrics; their tags are out of every list when it resolves. */
export async function deleteStreams(
  tsdb: Tsdb,
  metrics: readonly number[],
  cluster: string | undefined,
): Promise<void> {
  const rows = cluster === undefined ? 'streams' : `streams_local ON CLUSTER ${cluster}`
  await tsdb.exec(`DELETE FROM ${rows} WHERE metric_id IN {metrics:Array(UInt32)}`, { metrics })
}
