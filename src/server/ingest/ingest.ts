import type { Db } from '../engine/db.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import type { Post } from './admission.ts'
import { Batcher } from './batcher.ts'
import { Catalog } from './catalog.ts'
import type { Measurement } from './measurement.ts'
import { Writer } from './writer.ts'

/** Takes checked measurements and makes them durable. */
export interface Ingest {
  /** Resolves when every row is durable in the engine; stores all of them or rejects having stored none. */
  submit(measurements: readonly Measurement[], userAgent: string | undefined): Promise<void>
  /** How many of these are for metrics that the service aggregates. */
  countAggregated(measurements: readonly Measurement[]): Promise<number>
  /** To be called once metrics were changed or deleted, before that is answered; with their keys, when they are known. */
  metricsChanged(keys?: readonly string[]): void
  /** Resolves when everything submitted so far is stored; refuses what comes later. */
  close(): Promise<void>
}

export interface IngestOptions {
  /** Whether other processes share the account's PostgreSQL. */
  shared: boolean
  /** Unix seconds now. */
  now: () => number
}

/**
 * Opens the way from checked measurements to the engine: batches, metrics created on the way, streams, points.
 *
 * The rows of one post go into one insert, unless they span a year. ClickHouse stores an insert whole within each
 * partition (a week), so that only a crash in the middle of a post that spans weeks can leave a part of it; such a post
 * was not acknowledged, and posting it again replaces.
 */
export function openIngest(db: Db, tsdb: Tsdb, { shared, now }: IngestOptions): Ingest {
  const catalog = new Catalog(db, shared)
  const writer = new Writer(tsdb, catalog, now)
  const batcher = new Batcher<Post>((posts) => writer.store(posts))
  return {
    submit: (measurements, userAgent) => batcher.submit({ measurements, userAgent }, measurements.length),
    countAggregated: (measurements) => catalog.countAggregated(measurements),
    metricsChanged: (keys) => catalog.changed(keys),
    close: () => batcher.close(),
  }
}
