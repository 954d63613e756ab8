import { allOf, anyOf, matchTag, type TagFilter } from './tagFilter.ts'

/** A `tags_search` that cannot be read; `position` is the index of the character where it went wrong. */
export class TagsSearchError extends Error {
  override name = 'TagsSearchError'

  constructor(
    problem: string,
    readonly position: number,
  ) {
    super(`${problem} at character ${position + 1}`)
  }
}

interface Token {
  kind: 'word' | 'text' | '=' | '!' | '(' | ')' | 'end'
  text: string
  position: number
}

/** What the engine can still take in one condition. */
const MAX_DEPTH = 50
const MAX_TERMS = 1_000

/**
 * Reads a `tags_search`: terms `name=pattern`, `name=!pattern` and `!name`, joined by `and` and `or` in either case
 * (`and` binds tighter), with parentheses. A pattern that holds spaces or parentheses stands in double quotes.
 * @throws TagsSearchError
 */
export function parseTagsSearch(search: string): TagFilter {
  const tokens = lex(search)
  let at = 0
  const next = () => tokens[at]!
  const take = () => tokens[at++]!
  let depth = 0
  let terms = 0
  const takeOperator = (operator: string) => {
    const found = next().kind === 'word' && next().text.toLowerCase() === operator
    if (found) at += 1
    return found
  }

  function either(): TagFilter {
    const terms = [both()]
    while (takeOperator('or')) terms.push(both())
    return anyOf(terms)
  }

  function both(): TagFilter {
    const terms = [term()]
    while (takeOperator('and')) terms.push(term())
    return allOf(terms)
  }

  function term(): TagFilter {
    const token = take()
    if (token.kind === '(') {
      if ((depth += 1) > MAX_DEPTH)
        throw new TagsSearchError(`has more than ${MAX_DEPTH} nested parentheses`, token.position)
      const inner = either()
      expect(')')
      depth -= 1
      return inner
    }
    if ((terms += 1) > MAX_TERMS)
      throw new TagsSearchError(`has more than ${MAX_TERMS} terms`, token.position)
    if (token.kind === '!') return { kind: 'absent', name: name(take()) }
    const tag = name(token)
    expect('=')
    const negation = next().kind === '!' ? take().text : ''
    const pattern = take()
    if (pattern.kind !== 'word' && pattern.kind !== 'text') throw unexpected('a value', pattern)
    return matchTag(tag, negation + pattern.text)
  }

  function expect(kind: '=' | ')'): void {
    const token = take()
    if (token.kind !== kind) throw unexpected(`"${kind}"`, token)
  }

  const filter = either()
  if (next().kind !== 'end') throw unexpected('"and" or "or"', next())
  return filter
}

function name(token: Token): string {
  if (token.kind !== 'word') throw unexpected('the name of a tag', token)
  return token.text.toLowerCase()
}

function unexpected(wanted: string, { kind, text, position }: Token): TagsSearchError {
  return new TagsSearchError(`wants ${wanted} but has ${kind === 'end' ? 'its end' : `"${text}"`}`, position)
}

function lex(search: string): Token[] {
  const tokens: Token[] = []
  const pattern = /\s*(?:([=!()])|"([^"]*)"|([^\s=!()"]+)|(.))/gsy
  const end = search.trimEnd().length
  while (pattern.lastIndex < end) {
    const found = pattern.exec(search)
    if (found === null) break
    const [whole, sign, quoted, word, other] = found
    const position = pattern.lastIndex - whole.trimStart().length
    if (other !== undefined) throw new TagsSearchError('has a double quote that is not closed', position)
    if (sign !== undefined) tokens.push({ kind: sign as '=' | '!' | '(' | ')', text: sign, position })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, position })
    else tokens.push({ kind: 'word', text: word ?? '', position })
  }
  return [...tokens, { kind: 'end', text: '', position: end }]
}
