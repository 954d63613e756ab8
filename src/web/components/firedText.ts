import type { Violations } from '#api/alertNotices.ts'

interface Fired {
  stream: string | null
  violations: Violations
}

/** So many streams are named. */
const MOST_NAMED = 6

/** How often each stream took part, the most often first: `web-1 3, web-2 1`. */
export function firedStreams(incidents: readonly Fired[]): string {
  const counts = new Map<string, number>()
  for (const { stream, violations } of incidents) {
    for (const name of stream === null ? Object.keys(violations) : [stream]) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const named = sorted.slice(0, MOST_NAMED).map(([name, count]) => `${name} ${count}`)
  const more = sorted.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

/** `Would have fired 4 times`. */
export function firedText(count: number): string {
  if (count === 0) return 'Would not have fired'
  return `Would have fired ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`}`
}
