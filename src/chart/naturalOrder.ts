/** Longer runs of digits than any that people count with are ids, and equal ones stay equal. */
const DIGITS = 12

const WORD = /[\da-z]+/gi
/** Hexadecimal, long, and digits and letters in turns. */
const isId = (word: string) => /^[\da-f]{6,}$/i.test(word) && /\d[a-f]+\d|[a-f]\d+[a-f]/i.test(word)

/**
 * Items in the order in which people count: `web-2` before `web-10`; among ids such as `i-5f5533` nobody counts, and all are
 * in the order of their letters. Those with the same text keep their order.
 */
export function inNaturalOrder<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  const hasIds = items.some((item) => textOf(item).match(WORD)?.some(isId))
  const keyed = items.map((item) => ({ item, key: hasIds ? textOf(item) : naturalKey(textOf(item)) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item)
}

/** Numbers filled up to one length, so that comparing texts compares numbers. */
function naturalKey(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'))
}
