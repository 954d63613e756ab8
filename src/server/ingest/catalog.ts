import type { MetricType } from '#api/metrics.ts'
import type { Db } from '../engine/db.ts'
import {
  createMetrics,
  findMetrics,
  metricsVersion,
  nameKey,
  type MetricRow,
  type NewMetric,
} from '../store/metrics.ts'
import type { Measurement } from './measurement.ts'

/** What storing a measurement needs to know of its metric. */
export interface KnownMetric {
  id: number
  type: MetricType
  /** Seconds over which the service aggregates; 0 where every measurement stands for itself. */
  aggregated: number
}

/** API reference, "Gauge-only attributes": the interval of service-side aggregation where a metric has no period. */
const AGGREGATION_PERIOD = 60

/**
 * Remembers metrics, so that a flight of known ones asks PostgreSQL nothing.
 *
 * A metric must not be remembered beyond its deletion: measurements acknowledged under a dead id would be lost. So
 * every flight first looks whether any metric was changed or deleted since, and if so forgets them all. A deletion that
 * is answered before a post arrives is always noticed; one that happens while the flight is on its way counts as
 * having come after it. One process alone counts changes in memory (`changed`); processes that share PostgreSQL
 * read the number kept there.
 */
export class Catalog {
  private known = new Map<string, KnownMetric>()
  private version = 0
  private changes = 0
  /** Keys to be forgotten at the start of the next flight: one that is under way may still remember them. */
  private gone: string[] = []

  constructor(
    private readonly db: Db,
    /** Whether other processes may change metrics. */
    private readonly shared: boolean,
  ) {}

  /** Notes that this process changed or deleted metrics: those of the keys, or without keys any. */
  changed(keys?: readonly string[]): void {
    if (keys === undefined) this.changes += 1
    else this.gone = this.gone.concat(keys)
  }

  /** To be called at the start of a flight, once its posts have arrived. */
  async refresh(): Promise<void> {
    for (const key of this.gone) this.known.delete(key)
    this.gone = []
    const version = this.shared ? await metricsVersion(this.db) : this.changes
    if (version === this.version) return
    this.known = new Map()
    this.version = version
  }

  /** The metrics of these keys that exist. */
  async find(keys: Iterable<string>): Promise<Map<string, KnownMetric>> {
    const found = new Map<string, KnownMetric>()
    const unknown: string[] = []
    for (const key of keys) {
      const metric = this.known.get(key)
      if (metric === undefined) unknown.push(key)
      else found.set(key, metric)
    }
    if (unknown.length > 0) this.remember(await findMetrics(this.db, unknown), found)
    return found
  }

  /** Creates metrics, or finds those that another process created meanwhile. `now` in Unix seconds. */
  async create(metrics: readonly NewMetric[], now: number): Promise<Map<string, KnownMetric>> {
    const created = new Map<string, KnownMetric>()
    this.remember(await createMetrics(this.db, metrics, now), created)
    const others = metrics.map((metric) => nameKey(metric.name)).filter((key) => !created.has(key))
    for (const [key, metric] of await this.find(others)) created.set(key, metric)
    return created
  }

  /**
   * How many of the measurements are for metrics that aggregate, or will once they are created. It runs beside flights,
   * and so remembers nothing: what it read could be deleted before a flight looks.
   */
  async countAggregated(measurements: readonly Measurement[]): Promise<number> {
    const { known } = this
    const keys = new Set(measurements.map(({ name }) => nameKey(name)))
    const unknown = [...keys].filter((key) => !known.has(key))
    const rows = unknown.length === 0 ? [] : await findMetrics(this.db, unknown)
    const read = new Map(rows.map(({ name_key, attributes }) => [name_key, attributes.aggregate === true]))
    return measurements.filter(({ name, creation }) => {
      const key = nameKey(name)
      const metric = known.get(key)
      if (metric !== undefined) return metric.aggregated > 0
      return read.get(key) ?? creation.attributes?.aggregate === true
    }).length
  }

  private remember(rows: readonly MetricRow[], found: Map<string, KnownMetric>): void {
    for (const { id, name_key, type, period, attributes } of rows) {
      const aggregated = attributes.aggregate === true ? (period ?? AGGREGATION_PERIOD) : 0
      const metric = { id, type, aggregated }
      this.known.set(name_key, metric)
      found.set(name_key, metric)
    }
  }
}
