import { randomInt, randomUUID } from 'node:crypto'
import { unavailable } from '#api/errors.ts'
import type { Tsdb } from '../engine/tsdb.ts'
import { nameKey, type NewMetric } from '../store/metrics.ts'
import { insertPoints, pointLine } from '../store/points.ts'
import { insertStreams, type Stream } from '../store/streams.ts'
import { admit, type Post } from './admission.ts'
import type { Outcome } from './batcher.ts'
import type { Catalog, KnownMetric } from './catalog.ts'
import type { Measurement } from './measurement.ts'
import { KnownStreams, streamId, tagsKey } from './knownStreams.ts'
import { Sequence } from './sequence.ts'

/** Seconds that one insert may span: ClickHouse takes up to 100 partitions, which are weeks. */
const SPAN = 50 * 604_800

/** Makes posts durable: metrics first, then streams, then points, so that every acknowledged point can be found. */
export class Writer {
  private readonly known = new KnownStreams()
  private readonly sequence = new Sequence()
  /** Keeps the samples of two processes apart whose sequences meet. */
  private readonly process = String(randomInt(1_000)).padStart(3, '0')

  constructor(
    private readonly tsdb: Tsdb,
    private readonly catalog: Catalog,
    private readonly now: () => number,
  ) {}

  /** Stores what is admitted of the posts, each as a whole. Rejects when nothing of them may be acknowledged. */
  async store(posts: readonly Post[]): Promise<Outcome[]> {
    await this.catalog.refresh()
    const metrics = await this.catalog.find(keysOf(posts))
    const outcomes = await this.admitAll(posts, metrics)
    const stored = posts.filter((_, index) => outcomes[index] === 'stored')
    if (stored.length > 0) await this.insert(stored, metrics)
    return outcomes
  }

  /** Adds the metrics that had to be created. */
  private async admitAll(posts: readonly Post[], metrics: Map<string, KnownMetric>): Promise<Outcome[]> {
    const created = new Map<string, NewMetric>()
    const outcomes = posts.map((post) => outcome(post, metrics, created))
    if (created.size === 0) return outcomes
    for (const [key, metric] of await this.catalog.create([...created.values()], this.now())) {
      metrics.set(key, metric)
    }
    // Another process may have been first, with another type.
    return posts.map((post) => outcome(post, metrics, new Map()))
  }

  private async insert(posts: readonly Post[], metrics: ReadonlyMap<string, KnownMetric>): Promise<void> {
    const token = randomUUID()
    const streams = new Map<string, Stream>()
    const spans = new Map<number, string>()
    for (const { measurements } of posts) {
      const ver = this.sequence.next()
      for (const measurement of measurements) {
        const metric = metrics.get(nameKey(measurement.name))
        if (metric === undefined) throw unavailable('A metric was deleted while it was created')
        const span = Math.floor(measurement.time / SPAN)
        const line = this.line(measurement, metric, this.stream(measurement, metric, streams), ver)
        spans.set(span, (spans.get(span) ?? '') + line)
      }
    }
    if (streams.size > 0) {
      await insertStreams(this.tsdb, [...streams.values()], this.now(), token)
      for (const [key, { id }] of streams) this.known.add(key, id)
    }
    for (const [span, lines] of spans) await insertPoints(this.tsdb, lines, `${token}-${span}`)
  }

  /** The id of the measurement's stream, which is added to `streams` when it is not known to be stored. */
  private stream({ tags }: Measurement, { id: metric }: KnownMetric, streams: Map<string, Stream>): string {
    const key = `${metric}${tagsKey(tags)}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const id = streamId(key)
    streams.set(key, { metric, id, tags })
    return id
  }

  /** Service-side aggregation keeps every sample, at the start of its period. */
  private line(measurement: Measurement, metric: KnownMetric, stream: string, ver: number): string {
    const { time, sum, count, min, max, last, m2 } = measurement
    const { id, aggregated } = metric
    const ts = aggregated === 0 ? time : time - (time % aggregated)
    const k = aggregated === 0 ? '0' : `${this.sequence.next()}${this.process}`
    return pointLine({ metric: id, stream, ts, k, sum, count, min, max, last, m2, ver })
  }
}

function outcome(post: Post, metrics: Map<string, KnownMetric>, created: Map<string, NewMetric>): Outcome {
  try {
    admit(post, metrics, created)
    return 'stored'
  } catch (refused) {
    return { refused }
  }
}

function keysOf(posts: readonly Post[]): Set<string> {
  const keys = new Set<string>()
  for (const { measurements } of posts) for (const { name } of measurements) keys.add(nameKey(name))
  return keys
}
