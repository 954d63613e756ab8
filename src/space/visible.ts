/** Text in which nothing breaks its line, steers a terminal or turns the direction of what follows. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Control}\u2028\u2029\p{Bidi_Control}]/gu,
    (odd) => `\\u${odd.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
