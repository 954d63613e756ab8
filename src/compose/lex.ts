import { ComposeError, type Span } from './ast.ts'

export type Punctuation = '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':'

export type Token =
  | ({ kind: 'punctuation'; text: Punctuation } & Span)
  | ({ kind: 'word'; text: string } & Span)
  | ({ kind: 'number'; text: string } & Span)
  | ({ kind: 'string'; text: string; closed: boolean } & Span)
  | ({ kind: 'end'; text: '' } & Span)

const SPACE = /\s+/y
const PUNCTUATION = /[()[\]{},:]/y
const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const NUMBER = /[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y

/**
 * Splits a composite into tokens, the last of kind `end`. Strings come without quotes and escapes; their span holds
 * the quotes.
 * @throws ComposeError on a character that starts nothing and on a string that does not end.
 */
export function lex(text: string): Token[] {
  const { tokens, fault } = scan(text)
  if (fault !== undefined) throw fault
  return tokens
}

interface Scanned {
  tokens: Token[]
  /** The first one; what comes after it is read all the same. */
  fault: ComposeError | undefined
}

/** Splits a text that may be half written: a string that does not end goes to the end, what starts nothing is passed over. */
export function scan(text: string): Scanned {
  const tokens: Token[] = []
  let fault: ComposeError | undefined
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const space = take(SPACE)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const token = string(text, at) ?? plain(take, at)
    const fails =
      token === undefined
        ? `${text[at]} has no meaning here`
        : token.kind === 'string' && !token.closed && 'This string has no closing quote'
    const end = token?.end ?? at + 1
    if (fails) fault ??= new ComposeError(fails, { start: at, end })
    if (token !== undefined) tokens.push(token)
    at = end
  }
  tokens.push({ kind: 'end', text: '', start: at, end: at })
  return { tokens, fault }
}

function plain(take: (pattern: RegExp) => string | undefined, start: number): Token | undefined {
  const punctuation = take(PUNCTUATION)
  if (punctuation !== undefined) {
    return { kind: 'punctuation', text: punctuation as Punctuation, start, end: start + 1 }
  }
  const word = take(WORD)
  if (word !== undefined) return { kind: 'word', text: word, start, end: start + word.length }
  const number = take(NUMBER)
  if (number !== undefined) return { kind: 'number', text: number, start, end: start + number.length }
  return undefined
}

/** A string in double or single quotes; a backslash takes the next character as it is. */
function string(text: string, start: number): Token | undefined {
  const quote = text[start]
  if (quote !== '"' && quote !== "'") return undefined
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string
    if (character === quote) return { kind: 'string', text: value, closed: true, start, end: at + 1 }
    if (character === '\\' && at + 1 < text.length) value += text[++at]
    else value += character
  }
  return { kind: 'string', text: value, closed: false, start, end: text.length }
}
