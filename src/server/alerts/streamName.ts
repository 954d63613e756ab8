import { type Tags, UNASSIGNED } from '#api/names.ts'

/** What a stream is called in violations: its source where it has no other tag, else its tags. */
export function streamName(tags: Tags): string {
  const pairs = Object.entries(tags)
  const [only] = pairs
  if (only === undefined) return UNASSIGNED
  if (pairs.length === 1 && only[0] === 'source') return only[1]
  return pairs
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',')
}
