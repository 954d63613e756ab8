/** What stands for other text, or for what is chosen elsewhere, is meant as it is written. */
const PATTERN = /[*%!]/

/**
 * Which of the suggestions Enter takes for a text: the text itself in any case, else the first that contains it; -1 where the
 * text counts as it is. Suggestions may still be those of the text before, so that the first of them need not fit.
 */
export function firstHit(suggestions: readonly string[], text: string): number {
  const sought = plain(text)
  // Of several with commas the last one is what is typed.
  if (sought === '' || PATTERN.test(sought.slice(sought.lastIndexOf(',') + 1))) return -1
  const exact = suggestions.findIndex((one) => plain(one) === sought)
  return exact >= 0 ? exact : suggestions.findIndex((one) => plain(one).includes(sought))
}

/** Spaces after commas are nobody's concern. */
const plain = (text: string): string => text.trim().toLowerCase().replace(/,\s+/g, ',')
