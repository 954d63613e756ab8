import type { Span } from './ast.ts'
import { faultsOf } from './faults.ts'
import { scan } from './lex.ts'

/**
 * The expressions inside a text, which may be at fault elsewhere: every call and set whose brackets are closed, the
 * inner ones before those around them.
 */
export function parts(text: string): Span[] {
  const { tokens } = scan(text)
  const found: Span[] = []
  const open: (number | undefined)[] = []
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'punctuation') continue
    const before = tokens[i - 1]
    if (token.text === '(') {
      open.push(before?.kind === 'word' && before.end === token.start ? before.start : undefined)
    } else if (token.text === '[') open.push(token.start)
    else if (token.text === ')' || token.text === ']') {
      const start = open.pop()
      if (start !== undefined) found.push({ start, end: token.end })
    }
  }
  return found
}

/** The smallest expression around a place that can be evaluated alone; undefined when there is none. */
export function partAt(text: string, { start, end }: Span): Span | undefined {
  return parts(text).find(
    (part) =>
      part.start <= start && end <= part.end && faultsOf(text.slice(part.start, part.end)).length === 0,
  )
}
