/** Places where a word of a name begins: after a separator, and at a capital after a small letter. */
const WORD = /(?<=^|[\s._\-:/]|[a-z](?=[A-Z]))[^\s._\-:/]/g

/**
 * How well a name fits what was typed, 0 for the best, null when it does not: the name itself, its beginning, the
 * beginning of a word, any part, all words in any order, the first letters of its words, its letters in order.
 */
export function matchRank(name: string, typed: string): number | null {
  const lower = name.toLowerCase()
  const sought = typed.trim().toLowerCase()
  if (lower === sought) return 0
  if (lower.startsWith(sought)) return 1
  const begins = [...name.matchAll(WORD)].map(({ index }) => index)
  if (begins.some((at) => lower.startsWith(sought, at))) return 2
  if (lower.includes(sought)) return 3
  const words = sought.split(/\s+/)
  if (words.every((word) => lower.includes(word))) return 4
  const letters = sought.replaceAll(/\s/g, '')
  if (
    begins
      .map((at) => lower[at])
      .join('')
      .includes(letters)
  )
    return 5
  return isWithin(lower, letters) ? 6 : null
}

/** Whether the letters come in this order, from the first on; of two or fewer it would be chance. */
function isWithin(name: string, letters: string): boolean {
  if (letters.length < 3 || name[0] !== letters[0]) return false
  let at = 0
  for (const letter of name) if (letter === letters[at]) at++
  return at === letters.length
}
