import { faultsOf } from '#compose/faults.ts'
import { SERIES_NAMES } from '#compose/catalogue.ts'
import { metricNames } from '#compose/metricNames.ts'
import { parse } from '#compose/parse.ts'
import type { StreamDraft } from './chartDraft.ts'
import { isComposite } from './compositeDraft.ts'

const NAMED = 2
const WORD_BEGIN = /(?=[.:_-])/

/** What a chart is called that nobody gave a name: what its metrics have in common, or the first of them. */
export function streamsName(streams: readonly StreamDraft[]): string {
  const names = [...new Set(streams.map(nameOf).filter((name) => name !== ''))]
  if (names.length === 0) return 'Untitled chart'
  const shared = streams.some(isComposite) || names.length === 1 ? '' : commonWords(names)
  return shared || listed(names)
}

/** A stream's metric; of a composite its outermost function and what it reads: `divide of http.errors, http.requests`. */
function nameOf(stream: StreamDraft): string {
  if (!isComposite(stream)) return stream.metric ?? ''
  const text = stream.composite ?? ''
  if (faultsOf(text).length > 0) return ''
  const whole = parse(text)
  const metrics = listed([...new Set(metricNames(whole))])
  const isPlain = whole.kind === 'set' || SERIES_NAMES.includes(whole.name)
  return isPlain ? metrics : `${whole.name} of ${metrics}`
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The words that all names begin with: `net` of net.in and net.out. */
function commonWords(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(WORD_BEGIN))
  const differs = first.findIndex((word, i) => others.some((words) => words[i] !== word))
  return first.slice(0, differs === -1 ? first.length : differs).join('')
}
