import type { AlertCondition } from '#api/alertConditions.ts'
import type { AlertPending } from '#api/alerts.ts'
import type { Evaluation } from './evaluate.ts'

type Streams = Evaluation['streams']

/** What is beyond a threshold but not yet for its duration: what has been for the longest, and how many streams are. */
export function pendingOf(conditions: readonly AlertCondition[], streams: Streams): AlertPending | null {
  let longest: Omit<AlertPending, 'stream_count'> | null = null
  const names = new Set<string>()
  for (const [index, { id: condition }] of conditions.entries()) {
    for (const [stream, { pending: seconds }] of streams[index]!) {
      if (seconds === null) continue
      names.add(stream)
      if (longest === null || seconds > longest.seconds) longest = { stream, condition, seconds }
    }
  }
  return longest === null ? null : { ...longest, stream_count: names.size }
}
