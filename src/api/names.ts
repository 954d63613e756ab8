import * as z from 'zod/mini'

/** Metric names: API reference, "Metric Properties". Compared without regard to case. */
export const METRIC_NAME = /^[A-Za-z0-9.:\-_]{1,255}$/
/** Sources: as metric names; `all` is reserved. */
export const SOURCE_NAME = /^[A-Za-z0-9.:\-_]{1,255}$/
/** Tag names and values as the last state of Librato's reference allows them. */
export const TAG_NAME = /^[-.:_\w]{1,64}$/
export const TAG_VALUE = /^[-.:_?\\/\w ]{1,255}$/
/** Tag names in one measurement. */
export const MAX_TAGS = 50

const METRIC_NAME_RULE = 'must be 1 to 255 of A-Z a-z 0-9 . : - _'

export const metricName = z
  .string({ error: METRIC_NAME_RULE })
  .check(z.regex(METRIC_NAME, { error: METRIC_NAME_RULE }))

/** `name: value`, both lower case once stored. A legacy source is the tag `source`. */
export const Tags = z.record(z.string(), z.string())
export type Tags = z.output<typeof Tags>

/** The tag value of a measurement that came with neither source nor tags. */
export const UNASSIGNED = 'unassigned'
