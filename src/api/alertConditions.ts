import * as z from 'zod/mini'
import { flag, numeric, patterns, positive, settable } from './values.ts'
import { metricName } from './names.ts'

export const CONDITION_TYPES = ['above', 'below', 'absent'] as const
export type ConditionType = (typeof CONDITION_TYPES)[number]

/** Which statistic is compared: API reference, "Alert Conditions". Gauges take the first six, counters the last two. */
export const CONDITION_SUMMARY_FUNCTIONS = [
  'min',
  'max',
  'average',
  'sum',
  'count',
  'derivative',
  'absolute_value',
] as const

/** The bounds of a condition's duration in seconds. */
const SHORTEST = 60
const LONGEST = 3_600

/** A filter on one tag, whose values may hold `*`; with `grouped` its streams are combined for each value. */
export const ConditionTag = z.object({
  name: z.string(),
  grouped: z.boolean(),
  values: z.array(z.string()),
  dynamic: z.optional(z.boolean()),
})
export type ConditionTag = z.output<typeof ConditionTag>

export const AlertCondition = z.object({
  id: z.number(),
  type: z.enum(CONDITION_TYPES),
  metric_name: z.string(),
  /** A name or pattern; null for all sources. */
  source: z.nullable(z.string()),
  threshold: z.nullable(z.number()),
  summary_function: z.nullable(z.enum(CONDITION_SUMMARY_FUNCTIONS)),
  /** Seconds; 0 and null mean that one measurement is enough. */
  duration: z.nullable(z.number()),
  /** Only there when it is true, unless it is asked for: one client fails on false. */
  detect_reset: z.optional(z.boolean()),
  tags: z.array(ConditionTag),
})
export type AlertCondition = z.output<typeof AlertCondition>

const type = settable(z.enum(CONDITION_TYPES))

const duration = z.pipe(
  numeric,
  z.number().check(
    z.refine((value) => value === 0 || (value >= SHORTEST && value <= LONGEST && Number.isInteger(value)), {
      error: `must be from ${SHORTEST} to ${LONGEST} seconds`,
    }),
  ),
)

const tag = z.pipe(
  z.object({
    name: z.string().check(z.minLength(1)),
    grouped: settable(flag),
    values: settable(patterns),
    dynamic: settable(flag),
  }),
  z.transform(({ name, grouped, values, dynamic }) => ({
    name,
    grouped: grouped ?? false,
    values: values ?? [],
    ...(dynamic === true ? { dynamic } : {}),
  })),
)

/** python-librato writes no tags as an empty object. */
const tags = z.union([
  z.array(tag),
  z.pipe(
    z.strictObject({}),
    z.transform((): ConditionTag[] => []),
  ),
])

const written = z
  .object({
    id: settable(positive),
    type,
    /** How the reference's own example and python-librato spell `type`. */
    condition_type: type,
    metric_name: metricName,
    source: settable(z.string()),
    threshold: settable(numeric),
    summary_function: settable(z.enum(CONDITION_SUMMARY_FUNCTIONS)),
    duration: settable(duration),
    detect_reset: settable(flag),
    tags: settable(tags),
  })
  .check(({ value, issues }) => {
    const missing = missingIn(value)
    if (missing !== undefined) {
      issues.push({ code: 'custom', input: value, path: [missing], message: 'is required' })
    }
  })

interface Essentials {
  type?: ConditionType | null
  condition_type?: ConditionType | null
  threshold?: number | null
  duration?: number | null
}

/** The member that a condition of this type cannot be without. */
function missingIn(condition: Essentials): keyof Essentials | undefined {
  const type = condition.type ?? condition.condition_type ?? undefined
  if (type === undefined) return 'type'
  if (type === 'absent') return condition.duration ? undefined : 'duration'
  return (condition.threshold ?? null) === null ? 'threshold' : undefined
}

/** A condition as clients send it, with what they leave out filled in. */
export const ConditionWrite = z.pipe(
  written,
  z.transform(({ type, condition_type, ...condition }) => ({
    id: condition.id ?? undefined,
    type: (type ?? condition_type) as ConditionType,
    metric_name: condition.metric_name,
    source: condition.source || null,
    threshold: condition.threshold ?? null,
    summary_function: condition.summary_function ?? null,
    duration: condition.duration ?? null,
    tags: condition.tags ?? [],
    ...(typeof condition.detect_reset === 'boolean' ? { detect_reset: condition.detect_reset } : {}),
  })),
)
export type ConditionWrite = z.output<typeof ConditionWrite>
