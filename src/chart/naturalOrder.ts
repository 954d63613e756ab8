/** Longer runs of digits than any that people count with are ids, and equal ones stay equal. */
const DIGITS = 12

/** Items in the order in which people count: `web-2` before `web-10`. Those with the same text keep their order. */
export function inNaturalOrder<T>(items: readonly T[], textOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: naturalKey(textOf(item)) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item)
}

/** Numbers filled up to one length, so that comparing texts compares numbers. */
function naturalKey(text: string): string {
  return text.replace(/\d+/g, (digits) => digits.padStart(DIGITS, '0'))
}
