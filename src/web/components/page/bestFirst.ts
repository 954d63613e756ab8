/** Names that contain a text, with the text itself before those that begin with it, and those before the rest; in any case. */
export function bestFirst(names: readonly string[], text: string): readonly string[] {
  const sought = text.toLowerCase()
  const rank = (name: string) => {
    const lower = name.toLowerCase()
    return lower === sought ? 0 : lower.startsWith(sought) ? 1 : 2
  }
  return names.toSorted((a, b) => rank(a) - rank(b))
}
