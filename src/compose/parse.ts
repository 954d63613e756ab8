import {
  type Argument,
  type Call,
  ComposeError,
  type Expression,
  type OptionEntry,
  type OptionMap,
  type SetExpression,
} from './ast.ts'
import { lex, type Punctuation, type Token } from './lex.ts'

/** Deeper nesting than this is refused, so that hostile text cannot exhaust the stack. */
const MAX_DEPTH = 100

/**
 * Reads the text of a composite: one function call or one set.
 * @throws ComposeError with the place of the first fault in the syntax. Names and options are checked in check.ts.
 */
export function parse(text: string): Expression {
  const parser = new Parser(lex(text))
  const expression = parser.expression(0)
  parser.expectEnd()
  return expression
}

class Parser {
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  expression(depth: number): Expression {
    const token = this.peek()
    if (depth > MAX_DEPTH) throw new ComposeError('This is nested too deeply', token)
    if (token.kind === 'word') return this.call(depth)
    if (token.text === '[' && token.kind === 'punctuation') return this.set(depth)
    throw new ComposeError(
      token.kind === 'end'
        ? 'A function such as s("metric", "source") is missing here'
        : `Expected a function such as s("metric", "source"), not ${shown(token)}`,
      token,
    )
  }

  expectEnd(): void {
    const token = this.peek()
    if (token.kind !== 'end')
      throw new ComposeError(`Nothing may follow here, but there is ${shown(token)}`, token)
  }

  private call(depth: number): Call {
    const name = this.next()
    const open = this.peek()
    if (!isPunctuation(open, '(')) {
      throw new ComposeError(`"(" is missing after ${name.text}`, { start: name.start, end: name.end })
    }
    if (open.start > name.end) {
      throw new ComposeError(`No space may stand between ${name.text} and "("`, {
        start: name.end,
        end: open.start,
      })
    }
    this.next()
    const args = this.list(')', () => this.argument(depth))
    return { kind: 'call', name: name.text, arguments: args, start: name.start, end: this.previousEnd() }
  }

  private argument(depth: number): Argument {
    const token = this.peek()
    if (token.kind === 'string') {
      this.next()
      return { kind: 'text', value: token.text, start: token.start, end: token.end }
    }
    if (isPunctuation(token, '{')) return this.map()
    return this.expression(depth + 1)
  }

  private set(depth: number): SetExpression {
    const { start } = this.next()
    const items = this.list(']', () => this.expression(depth + 1))
    return { kind: 'set', items, start, end: this.previousEnd() }
  }

  private map(): OptionMap {
    const { start } = this.next()
    const entries = this.list('}', () => this.entry())
    return { kind: 'map', entries, start, end: this.previousEnd() }
  }

  private entry(): OptionEntry {
    const key = this.next()
    if (key.kind !== 'word' && key.kind !== 'string') {
      throw new ComposeError(`Expected the name of an option or tag, not ${shown(key)}`, key)
    }
    this.expect(':', `":" is missing after ${key.text}`)
    const value = this.next()
    if (value.kind === 'punctuation' || value.kind === 'end') {
      throw new ComposeError(`Expected a value for ${key.text}, not ${shown(value)}`, value)
    }
    return { key: key.text, value: value.text, start: key.start, end: value.end }
  }

  /** Items separated by commas up to `close`, which is taken as well. */
  private list<T>(close: Punctuation, item: () => T): T[] {
    const items: T[] = []
    if (this.takeIf(close)) return items
    for (;;) {
      items.push(item())
      if (this.takeIf(close)) return items
      this.expect(',', `"," or "${close}" is missing before ${shown(this.peek())}`)
    }
  }

  private expect(text: Punctuation, message: string): void {
    if (!this.takeIf(text)) throw new ComposeError(message, this.peek())
  }

  private takeIf(text: Punctuation): boolean {
    if (!isPunctuation(this.peek(), text)) return false
    this.at++
    return true
  }

  private peek(): Token {
    return this.tokens[this.at] as Token
  }

  /** The last token, of kind `end`, is never passed. */
  private next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.at++
    return token
  }

  private previousEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0
  }
}

function isPunctuation(token: Token, text: Punctuation): boolean {
  return token.kind === 'punctuation' && token.text === text
}

function shown(token: Token): string {
  if (token.kind === 'end') return 'the end'
  return token.kind === 'string' ? `"${token.text}"` : token.text
}
