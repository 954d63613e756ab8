import type { EvaluationRow } from '../store/alertEvaluations.ts'
import type { Minutes } from './evaluate.ts'

/** When an alert and streams of it were cleared by hand, by this minute: a clock that was set back leaves no later time. */
export function clearedBy(
  { cleared_at, cleared_streams }: Pick<EvaluationRow, 'cleared_at' | 'cleared_streams'>,
  minute: number,
): Required<Pick<Minutes, 'cleared' | 'clearedStreams'>> {
  const streams = Object.entries(cleared_streams).map(([name, at]) => [name, Math.min(at, minute)])
  return { cleared: Math.min(cleared_at, minute), clearedStreams: Object.fromEntries(streams) }
}
