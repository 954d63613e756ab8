import type { AlertCondition } from '#api/alertConditions.ts'

/** For how long something is beyond a threshold, of how long it has to be: `Above for 2 of 5 min`. */
export function pendingText(
  { type, duration }: Pick<AlertCondition, 'type' | 'duration'>,
  seconds: number,
): string {
  return `${type === 'below' ? 'Below' : 'Above'} for ${minutes(seconds)} of ${minutes(duration ?? 0)} min`
}

/** In tenths at most. */
const minutes = (seconds: number): number => Math.floor(seconds / 6) / 10
