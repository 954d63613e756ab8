const SHOWN = 2

/** Names in a row, the first of them spelled out: `a and b`, `a, b and 3 more`. */
export function namesText(names: readonly string[]): string {
  if (names.length <= SHOWN) return names.join(' and ')
  return `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`
}
