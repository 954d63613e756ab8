import type { Tags } from '#api/names.ts'
import type { MetricType } from '#api/metrics.ts'

/** One checked measurement, as both POST forms give it. */
export interface Measurement {
  /** As posted; names are compared without case. */
  name: string
  type: Exclude<MetricType, 'composite'>
  /** Lower case, sorted by name, never empty. */
  tags: Tags
  /** Unix seconds. */
  time: number
  sum: number
  count: number
  min: number
  max: number
  last: number
  /** Sum of squared differences from the mean. */
  m2: number
  /** What the metric is created with when it does not exist yet. */
  creation: {
    period?: number
    description?: string
    display_name?: string
    attributes?: Record<string, unknown>
  }
}

/** Takes checked measurements and makes them durable. */
export interface Ingest {
  /** Resolves when every row is durable in the engine; stores all of them or rejects having stored none. */
  submit(measurements: readonly Measurement[], userAgent: string | undefined): Promise<void>
  /** Resolves when everything submitted so far is stored; refuses what comes later. */
  close(): Promise<void>
}
