/** Where something stands in the text: offsets of its first character and of the one after its last. */
export interface Span {
  start: number
  end: number
}

/** Anything that gives a set of series. */
export type Expression = Call | SetExpression

/** `name(arguments)`. */
export interface Call extends Span {
  kind: 'call'
  name: string
  arguments: Argument[]
}

/** `[a, b]`; sets inside sets are flattened in place when evaluated. */
export interface SetExpression extends Span {
  kind: 'set'
  items: Expression[]
}

export type Argument = Expression | Text | OptionMap

export interface Text extends Span {
  kind: 'text'
  value: string
}

/** `{key: "value"}`: tags of a series or options of a function. Numbers and bare words are kept as text. */
export interface OptionMap extends Span {
  kind: 'map'
  entries: OptionEntry[]
}

export interface OptionEntry extends Span {
  key: string
  value: string
}

/** What is wrong with a composite and where, in a sentence a person can act on. */
export class ComposeError extends Error {
  override name = 'ComposeError'

  constructor(
    message: string,
    readonly span: Span,
  ) {
    super(message)
  }
}

/** The sentence with its place, for who reads it far from the text: characters are counted from 1. */
export function withPlace({ message, span }: ComposeError): string {
  return `${message} (at character ${span.start + 1})`
}

/** Why something well written cannot be evaluated; the evaluation adds the place, which only it knows. */
export class ComposeRefusal extends Error {
  override name = 'ComposeRefusal'
}

export function isExpression(argument: Argument): argument is Expression {
  return argument.kind === 'call' || argument.kind === 'set'
}
