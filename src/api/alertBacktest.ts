import * as z from 'zod/mini'
import { ConditionWrite } from './alertConditions.ts'
import { CLEARS, Violations } from './alertNotices.ts'
import { alertRearm } from './alerts.ts'
import { endpoint } from './endpoint.ts'
import { intervalQuery } from './time.ts'
import { flag, settable } from './values.ts'

/** The longest interval, in days. */
export const BACKTEST_DAYS = 31

/** So many conditions are looked at together. */
const MOST_CONDITIONS = 20

export const alertBacktest = endpoint({
  name: 'alertBacktest',
  method: 'POST',
  path: '/v1/alerts/backtest',
  summary:
    'Tells when an alert with these conditions would have triggered and cleared within an interval, from the measurements ' +
    `that are there now. Nothing is stored, and nobody is told. At most ${BACKTEST_DAYS} days. Composites are evaluated over ` +
    'the interval as a whole. `condition_violated` counts the conditions from 1.',
  addition: true,
  roles: ['admin', 'recorder'],
  body: z.object({
    ...intervalQuery,
    conditions: z
      .array(ConditionWrite)
      .check(
        z.minLength(1, { error: "can't be blank" }),
        z.maxLength(MOST_CONDITIONS, { error: `must be at most ${MOST_CONDITIONS}` }),
      ),
    rearm_seconds: settable(alertRearm),
    rearm_per_signal: settable(flag),
  }),
  response: z.object({
    start_time: z.number(),
    end_time: z.number(),
    /** How many minutes were evaluated. */
    evaluated: z.number(),
    /** How many incidents there would have been, and how many times services would have been told that it triggers. */
    count: z.number(),
    notices: z.number(),
    /** The last 1,000 of them, oldest first. */
    incidents: z.array(
      z.object({
        stream: z.nullable(z.string()),
        triggered_at: z.number(),
        cleared_at: z.nullable(z.number()),
        clear: z.nullable(z.enum(CLEARS)),
        violations: Violations,
      }),
    ),
    /** How often each stream would have triggered it on its own, those that did most often first. */
    streams: z.array(z.object({ name: z.string(), count: z.number() })),
  }),
})
