import { randomUUID } from 'node:crypto'
import type { AlertCondition } from '#api/alertConditions.ts'
import type { AlertNotice, Violations } from '#api/alertNotices.ts'
import { type NoticedAlert, noticeOf } from '../store/noticeOf.ts'

/** An alert for where none is given. */
export const MADE_UP: NoticedAlert = {
  id: 0,
  name: 'cpu.high',
  description: 'Made up by Poise',
  version: 2,
  attributes: null,
  conditions: [
    {
      id: 1,
      type: 'above',
      metric_name: 'cpu.load',
      source: null,
      threshold: 0.9,
      summary_function: null,
      duration: 300,
      tags: [],
    },
  ],
}

/** A notice of an alert as if its conditions were violated now. Every one has a key of its own. */
export function testNotice(alert: NoticedAlert, event: AlertNotice['event'], now: number): AlertNotice {
  const time = Math.floor(now)
  return noticeOf(alert, {
    event,
    incident_key: `test-${randomUUID()}`,
    stream: null,
    time,
    clear: event === 'clear' ? 'normal' : null,
    violations: event === 'clear' ? {} : madeUp(alert.conditions, time),
  })
}

function madeUp(conditions: readonly AlertCondition[], now: number): Violations {
  const violations: Violations = {}
  for (const condition of conditions) {
    const { id, type, metric_name: metric, duration } = condition
    const over =
      duration && type !== 'absent'
        ? { count: Math.ceil(duration / 60), begin: now - duration, end: now }
        : {}
    const violation = {
      metric,
      value: valueBeyond(condition),
      recorded_at: now,
      condition_violated: id,
      ...over,
    }
    ;(violations[streamOf(condition)] ??= []).push(violation)
  }
  return violations
}

/** A value that violates the condition by a tenth of its threshold, or by one. */
function valueBeyond({ type, threshold }: AlertCondition): number | null {
  if (type === 'absent' || threshold === null) return null
  const beyond = Math.abs(threshold) / 10 || 1
  return Number((type === 'above' ? threshold + beyond : threshold - beyond).toPrecision(6))
}

/** A stream that the condition may be about; what it leaves open is made up. */
function streamOf({ source, tags }: AlertCondition): string {
  const pairs = tags.map(({ name, values }) => `${name}=${values[0] ?? 'test'}`)
  return (pairs.join(',') || source || 'example').replaceAll('*', 'test')
}
