import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { catalogue, SERIES_NAMES } from '#compose/catalogue.ts'
import { type Place, placeAt, type Wanted } from '#compose/place.ts'
import type { Finder } from './finder.ts'
import { functionInfo } from './functionInfo.ts'

/** Milliseconds without a key before anything is asked. */
const PAUSE = 150

/** Offers what belongs where one types: functions, metrics, sources, tags and their values, options and theirs. */
export function completion(finder: Finder): Extension {
  return autocompletion({
    override: [(context) => found(context, finder)],
    activateOnTypingDelay: PAUSE,
    // The next thing is offered at once: the metric of s(), the value of a tag.
    activateOnCompletion: () => true,
    icons: false,
    maxRenderedOptions: 60,
  })
}

async function found(context: CompletionContext, finder: Finder): Promise<CompletionResult | null> {
  const place = placeAt(context.state.doc.toString(), context.pos)
  const { wanted, typed, quoted, span } = place
  // Where nothing was typed yet, Enter begins a line and must not take the first of a list.
  const isAsked = context.explicit || quoted || typed !== '' || wanted?.kind === 'metric'
  if (wanted === undefined || !isAsked) return null
  const range = { from: span.start, to: span.end }
  if (wanted.kind === 'function') return { ...range, options: FUNCTIONS, validFor: /^\w*$/ }
  if (wanted.kind === 'option' || wanted.kind === 'options') {
    return { ...range, options: optionsOf(wanted, place), validFor: /^\w*$/ }
  }
  if (wanted.kind === 'optionValue') {
    const choices = catalogue[wanted.of]?.options[wanted.option]?.choices ?? []
    return { ...range, options: choices.map((label) => ({ label, apply: taking(quotedIn(place, label)) })) }
  }
  return stored(context, finder, wanted, place)
}

type Stored = Extract<Wanted, { kind: 'metric' | 'source' | 'tag' | 'tagValue' | 'tags' }>

/** What the server knows. */
async function stored(
  context: CompletionContext,
  finder: Finder,
  wanted: Stored,
  place: Place,
): Promise<CompletionResult | null> {
  const given = new AbortController()
  context.addEventListener('abort', () => given.abort(), { onDocChange: true })
  // Of several tags it is the last one that is typed.
  const before = wanted.kind === 'tags' ? place.typed.slice(0, place.typed.lastIndexOf(',') + 1) : ''
  const search = place.typed.slice(before.length).replace(/[*%]/g, '').trim()
  const names = await namesFor(wanted, search, finder, given.signal).catch(() => undefined)
  if (names === undefined || context.aborted) return null
  const from = place.span.start + before.length
  const to = wanted.kind === 'tags' ? context.pos : place.span.end
  return {
    from,
    to,
    filter: false,
    getMatch: ({ label }) => matchOf(label, search),
    options: [
      ...(search === '' && 'metric' in wanted && wanted.kind !== 'tag' ? ANY : []).map((any) => ({
        ...any,
        apply: taking(quotedIn(place, any.label)),
      })),
      ...names.map((label) => ({
        label,
        apply: taking(
          wanted.kind === 'tag'
            ? keyIn(place, `"${escaped(label)}"`)
            : wanted.kind === 'tags' && place.quoted
              ? plain(escaped(label))
              : quotedIn(place, label),
        ),
      })),
    ],
  }
}

const ANY: readonly Completion[] = [
  { label: '*', detail: 'any' },
  { label: '%', detail: 'chosen on the space' },
]

function namesFor(wanted: Stored, search: string, finder: Finder, signal: AbortSignal) {
  if (wanted.kind === 'metric') return finder.metrics(search, signal)
  if (wanted.kind === 'tags') return finder.tags(search, undefined, signal)
  const metric = wanted.metric === '' || wanted.metric.includes('*') ? undefined : wanted.metric
  if (wanted.kind === 'tag') return finder.tags(search, metric, signal)
  return finder.values(wanted.kind === 'source' ? 'source' : wanted.tag, search, metric, signal)
}

function matchOf(label: string, search: string): number[] {
  const at = search === '' ? -1 : label.toLowerCase().indexOf(search.toLowerCase())
  return at === -1 ? [] : [at, at + search.length]
}

/** What begins with a text in quotes. */
const BEGINS_WITH_TEXT = [...SERIES_NAMES, 'group_by', 'timeshift']

const FUNCTIONS: readonly Completion[] = Object.entries(catalogue).map(([label, help]) => ({
  label,
  detail: help.signature.slice(label.length),
  info: () => functionInfo(help),
  apply: taking((after) => {
    if (after.startsWith('(')) return { text: label, cursor: label.length + 1 }
    const inside = BEGINS_WITH_TEXT.includes(label) ? '("")' : '()'
    return { text: label + inside, cursor: label.length + inside.length / 2 }
  }),
}))

function optionsOf(wanted: Extract<Wanted, { kind: 'option' | 'options' }>, place: Place): Completion[] {
  const given = wanted.kind === 'option' ? wanted.given : []
  return Object.entries(catalogue[wanted.of]?.options ?? {})
    .filter(([name]) => !given.includes(name) || name === place.typed)
    .map(([label, { help, required }]) => ({
      label,
      detail: required ? `${help}; needed` : help,
      apply: taking(
        wanted.kind === 'option'
          ? keyIn(place, label)
          : () => ({ text: `{${label}: ""}`, cursor: label.length + 4 }),
      ),
    }))
}

/** What is written for a choice, and where the cursor goes in it, by the text that comes after. */
type Written = (after: string) => { text: string; cursor: number }

function taking(written: Written): NonNullable<Completion['apply']> {
  return (view: EditorView, option: Completion, from: number, to: number) => {
    const { text, cursor } = written(view.state.sliceDoc(to))
    view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: Math.min(from + cursor, view.state.doc.length - (to - from) + text.length) },
      annotations: pickedCompletion.of(option),
      userEvent: 'input.complete',
      scrollIntoView: true,
    })
  }
}

const plain =
  (text: string): Written =>
  () => ({ text, cursor: text.length })

const escaped = (text: string): string => text.replace(/["'\\]/g, '\\$&')

/** A text in quotes, those that are there already or its own; the cursor goes behind them. */
function quotedIn({ quoted }: Place, text: string): Written {
  const inner = escaped(text)
  return (after) => {
    if (!quoted) return { text: `"${inner}"`, cursor: inner.length + 2 }
    return /^["']/.test(after)
      ? { text: inner, cursor: inner.length + 1 }
      : { text: `${inner}"`, cursor: inner.length + 1 }
  }
}

/** The key of a map, with room for its value unless it has one. */
function keyIn({ quoted }: Place, key: string): Written {
  const inner = quoted ? key.replace(/^"|"$/g, '') : key
  return (after) => {
    const quote = quoted ? (/^["']/.exec(after)?.[0] ?? '') : ''
    const rest = after.slice(quote.length)
    if (/^\s*:/.test(rest)) return { text: inner, cursor: inner.length + quote.length }
    // The quote that closes the key is there: it becomes the one that closes the value.
    const text = quoted ? `${inner}": "${quote === '' ? '"' : ''}` : `${inner}: ""`
    return { text, cursor: quoted ? inner.length + 4 : text.length - 1 }
  }
}
