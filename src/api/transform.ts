/** A compiled display formula: x is a measured value, p the seconds that one measurement covers. */
export type Transform = (x: number, p: number) => number

/** The formula, or one sentence that says what is wrong with it. */
export type Parsed = { transform: Transform; error: null } | { transform: null; error: string }

/** Formulas are read by recursion: what is longer is none. */
const MOST = 1_000

const TOKEN = /\s*(?:(\d+\.?\d*|\.\d+)|([xp()+\-*/]))/y

/** Why a formula cannot be read; caught by `parseTransform` and never seen outside. */
class Fault extends Error {}

/**
 * Reads a linear formula such as `(x - 32) * 5 / 9` or `x/p`: API reference, "Display Attributes". It holds digits,
 * x, p, parentheses and + - * /, with the usual precedence.
 */
export function parseTransform(text: string): Parsed {
  try {
    if (text.length > MOST) throw new Fault(`it is longer than ${MOST} characters`)
    const reader = new Reader(tokens(text))
    const transform = reader.sum()
    if (reader.next !== undefined) throw new Fault(`"${reader.next}" is not expected here`)
    return { transform, error: null }
  } catch (fault) {
    if (fault instanceof Fault)
      return { transform: null, error: `Transform "${text.slice(0, 50)}": ${fault.message}.` }
    throw fault
  }
}

function tokens(text: string): string[] {
  const found: string[] = []
  TOKEN.lastIndex = 0
  const end = text.trimEnd().length
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) throw new Fault(`"${text.slice(at).trim()[0]}" is not one of digits, x, p, ( ) + - * /`)
    found.push(match[1] ?? match[2]!)
  }
  if (found.length === 0) throw new Fault('it is empty')
  return found
}

class Reader {
  private at = 0

  constructor(private readonly tokens: readonly string[]) {}

  get next(): string | undefined {
    return this.tokens[this.at]
  }

  sum(): Transform {
    let left = this.product()
    while (this.next === '+' || this.next === '-') {
      const plus = this.take() === '+'
      const a = left
      const b = this.product()
      left = plus ? (x, p) => a(x, p) + b(x, p) : (x, p) => a(x, p) - b(x, p)
    }
    return left
  }

  private product(): Transform {
    let left = this.factor()
    while (this.next === '*' || this.next === '/') {
      const times = this.take() === '*'
      const a = left
      const b = this.factor()
      left = times ? (x, p) => a(x, p) * b(x, p) : (x, p) => a(x, p) / b(x, p)
    }
    return left
  }

  private factor(): Transform {
    const token = this.take()
    if (token === '-') {
      const inner = this.factor()
      return (x, p) => -inner(x, p)
    }
    if (token === '+') return this.factor()
    if (token === 'x') return (x) => x
    if (token === 'p') return (_, p) => p
    if (token === '(') {
      const inner = this.sum()
      if (this.take() !== ')') throw new Fault('a ")" is missing')
      return inner
    }
    if (token === undefined) throw new Fault('it ends too early')
    const value = Number(token)
    if (Number.isNaN(value)) throw new Fault(`"${token}" is not expected here`)
    return () => value
  }

  private take(): string | undefined {
    return this.tokens[this.at++]
  }
}
