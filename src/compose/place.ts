import type { Span } from './ast.ts'
import { SERIES_NAMES } from './catalogue.ts'
import { scan, type Token } from './lex.ts'

/** What belongs at a place of a text. */
export type Wanted =
  | { kind: 'function' }
  | { kind: 'metric' }
  | { kind: 'source'; metric: string }
  | { kind: 'tag'; metric: string }
  | { kind: 'tagValue'; metric: string; tag: string }
  /** Of group_by(), several with commas between them. */
  | { kind: 'tags' }
  /** All of a call, still without braces. */
  | { kind: 'options'; of: string }
  | { kind: 'option'; of: string; given: readonly string[] }
  | { kind: 'optionValue'; of: string; option: string }

/** What is typed at a place, and what could be. */
export interface Place {
  wanted: Wanted | undefined
  /** What is there of it: its text up to the place, and its characters, those after the place included. */
  typed: string
  span: Span
  /** Whether `span` lies within quotes that are there already. */
  quoted: boolean
  /** The innermost call around the place, and where in it: which argument from 0, which option. */
  call: { name: string; argument: number; option?: string } | undefined
}

interface Frame {
  bracket: string
  /** Of the call. */
  name: string
  /** How many commas were passed. */
  commas: number
  /** The first string, which is the metric's name in s(). */
  first: string | undefined
  /** Of a map: its keys so far, the last of them before its value has ended. */
  keys: string[]
  inValue: boolean
}

/** Reads what stands before a place, which need not make sense yet, to tell what belongs there. */
export function placeAt(text: string, position: number): Place {
  const typed = typedAt(text, position)
  const before = scan(text.slice(0, typed.whole.start)).tokens
  const frames = framesOf(before)
  const [map, call] =
    frames.at(-1)?.bracket === '{' ? [frames.at(-1), frames.at(-2)] : [undefined, frames.at(-1)]
  const around = call?.bracket === '(' ? call : frames.findLast(({ bracket }) => bracket === '(')
  const option = map?.inValue && !holdsTags(call) ? map.keys.at(-1) : undefined
  return {
    wanted: wantedIn(map, call, before.at(-2), typed.quoted),
    typed: typed.text,
    span: typed.span,
    quoted: typed.quoted,
    call: around && { name: around.name, argument: around.commas, ...(option !== undefined && { option }) },
  }
}

/** The word, number or string that the place is in or right behind; else nothing, at the place itself. */
function typedAt(text: string, position: number) {
  const token = scan(text).tokens.find(
    ({ kind, start, end }) => kind !== 'end' && start < position && position <= end,
  )
  const none = { start: position, end: position }
  if (token === undefined || token.kind === 'punctuation')
    return { text: '', span: none, whole: none, quoted: false }
  const { start, end } = token
  if (token.kind !== 'string') {
    return { text: text.slice(start, position), span: { start, end }, whole: token, quoted: false }
  }
  // Right behind the closing quote nothing is typed any more.
  if (token.closed && position === end) return { text: '', span: none, whole: none, quoted: false }
  const inner = { start: start + 1, end: token.closed ? end - 1 : Math.max(position, start + 1) }
  return { text: text.slice(inner.start, position), span: inner, whole: token, quoted: true }
}

/** The brackets that are open after some tokens, the innermost last. */
function framesOf(tokens: readonly Token[]): Frame[] {
  const frames: Frame[] = []
  for (const [i, token] of tokens.entries()) {
    const frame = frames.at(-1)
    if (token.kind === 'string' && frame !== undefined) frame.first ??= token.text
    if ((token.kind === 'string' || token.kind === 'word') && frame?.bracket === '{' && !frame.inValue) {
      frame.keys.push(token.text)
    }
    if (token.kind !== 'punctuation') continue
    if ('([{'.includes(token.text)) {
      const name = token.text === '(' ? (tokens[i - 1]?.text ?? '') : ''
      frames.push({ bracket: token.text, name, commas: 0, first: undefined, keys: [], inValue: false })
    } else if (')]}'.includes(token.text)) frames.pop()
    else if (token.text === ':' && frame !== undefined) frame.inValue = true
    else if (frame !== undefined) {
      frame.commas++
      frame.inValue = false
    }
  }
  return frames
}

/** Whether a map of the call's is of tags, as the second argument of s() is; else it is of options. */
const holdsTags = (call: Frame | undefined): boolean =>
  call?.bracket === '(' && SERIES_NAMES.includes(call.name) && call.commas === 1

function wantedIn(
  map: Frame | undefined,
  call: Frame | undefined,
  before: Token | undefined,
  quoted: boolean,
): Wanted | undefined {
  const metric = call?.first ?? ''
  const isSeries = call?.bracket === '(' && SERIES_NAMES.includes(call.name)
  // Where a value, a call or a string has ended, a comma comes next.
  const isDone = before !== undefined && !(before.kind === 'punctuation' && '([{,:'.includes(before.text))
  if (isDone) return undefined
  if (map !== undefined) {
    const key = map.keys.at(-1)
    const isTags = holdsTags(call)
    if (map.inValue && key !== undefined) {
      return isTags
        ? { kind: 'tagValue', metric, tag: key }
        : { kind: 'optionValue', of: call?.name ?? '', option: key }
    }
    return isTags ? { kind: 'tag', metric } : { kind: 'option', of: call?.name ?? '', given: map.keys }
  }
  if (isSeries) {
    if (call.commas === 0) return { kind: 'metric' }
    if (call.commas === 1) return { kind: 'source', metric }
    return quoted ? undefined : { kind: 'options', of: call.name }
  }
  const isPrefixed = call?.name === 'group_by' || call?.name === 'timeshift'
  if (isPrefixed && call.commas === 0) return call.name === 'group_by' ? { kind: 'tags' } : undefined
  if (quoted) return undefined
  const isAfterSet = call?.bracket === '(' && call.commas > 0 && !isPrefixed
  return isAfterSet ? { kind: 'options', of: call.name } : { kind: 'function' }
}
