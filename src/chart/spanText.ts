import { timeText } from './timeText.ts'

/** Two times; of the same day the day is said once. */
export function spanText(from: number, to: number, zone: string): string {
  const [start, end] = [timeText(from, zone), timeText(to, zone)]
  const day = start.slice(0, start.lastIndexOf(' ') + 1)
  return `${start} – ${end.startsWith(day) ? end.slice(day.length) : end}`
}
