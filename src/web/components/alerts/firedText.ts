/** So many streams are named. */
const MOST_NAMED = 6

/** How often each stream did: `web-1 3×, web-2 1×`. */
export function firedStreams(streams: readonly { name: string; count: number }[]): string {
  const named = streams.slice(0, MOST_NAMED).map(({ name, count }) => `${name} ${count}×`)
  const more = streams.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

/** `Would have fired 4 times`. */
export function firedText(count: number): string {
  if (count === 0) return 'Would not have fired'
  return `Would have fired ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count.toLocaleString('en')} times`}`
}
