import * as z from 'zod/mini'
import { CONDITION_TYPES } from './alertConditions.ts'

/** Why an incident ended: measurements are back to normal, none came for ten days, or somebody cleared it. */
export const CLEARS = ['normal', 'auto', 'manual'] as const
export type Clear = (typeof CLEARS)[number]

/**
 * A stream that violates a condition. Times in Unix seconds. `count`, `begin` and `end` are of the measurements that
 * violated a condition with a duration; `value` is null where a stream is absent.
 */
export const Violation = z.object({
  metric: z.string(),
  value: z.nullable(z.number()),
  recorded_at: z.number(),
  condition_violated: z.number(),
  count: z.optional(z.number()),
  begin: z.optional(z.number()),
  end: z.optional(z.number()),
})
export type Violation = z.output<typeof Violation>

/** By the name of the stream. */
export const Violations = z.record(z.string(), z.array(Violation))
export type Violations = z.output<typeof Violations>

/** What services are told of an alert, with all that a message needs, as it was at that time. */
export const AlertNotice = z.object({
  event: z.enum(['trigger', 'clear', 'test']),
  alert: z.object({
    id: z.number(),
    name: z.string(),
    description: z.nullable(z.string()),
    runbook_url: z.nullable(z.string()),
    version: z.number(),
  }),
  /** The same for all notices of one incident, and for no other. */
  incident_key: z.string(),
  /** Of alerts with `rearm_per_signal`: the stream that it is about; null for the alert as a whole. */
  stream: z.nullable(z.string()),
  /** When it triggered, or cleared; Unix seconds. */
  time: z.number(),
  /** Null unless it cleared. */
  clear: z.nullable(z.enum(CLEARS)),
  conditions: z.array(
    z.object({
      id: z.number(),
      type: z.enum(CONDITION_TYPES),
      threshold: z.nullable(z.number()),
      duration: z.nullable(z.number()),
    }),
  ),
  /** None where it cleared. */
  violations: Violations,
})
export type AlertNotice = z.output<typeof AlertNotice>

/** A notification waits until it arrived, was given up, or has nobody to be told any more. */
export const NOTIFICATION_STATES = ['waiting', 'sent', 'failed', 'dropped'] as const
export type NotificationState = (typeof NOTIFICATION_STATES)[number]

/** A try to tell a service something. Of an alert's notifications, only admins see what was answered. */
export const NotificationAttempt = z.object({
  attempted_at: z.number(),
  duration_ms: z.number(),
  arrived: z.boolean(),
  /** What the receiver said, or why nothing arrived. */
  answer: z.string(),
})
