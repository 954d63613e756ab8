import type { Attributes, MetricType } from '#api/metrics.ts'
import type { Tags } from '#api/names.ts'

/** One checked measurement, as both POST forms give it. */
export interface Measurement {
  /** As posted; names are compared without case. */
  name: string
  /** Undefined where the form does not say: then the metric keeps the type it has, and a new one is a gauge. */
  type: Exclude<MetricType, 'composite'> | undefined
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
    attributes?: Attributes
  }
}
