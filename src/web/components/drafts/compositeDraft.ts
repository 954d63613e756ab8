import type { ParamErrors } from '#api/errors.ts'
import { faultsOf } from '#compose/faults.ts'
import { metricNames } from '#compose/metricNames.ts'
import { parse } from '#compose/parse.ts'
import type { ChartDraft, StreamDraft } from './chartDraft.ts'

/** Whether a stream is a composite of its own, written or still to be. */
export function isComposite({ composite, metric }: StreamDraft): boolean {
  return typeof composite === 'string' && (composite !== '' || !metric)
}

/** A stream without what does not go together with a composite, such as what a chart of its type begins with. */
export function asEntered(stream: StreamDraft): StreamDraft {
  if (!stream.composite || !isComposite(stream)) return stream
  const { metric: _metric, source: _source, group_function: _group, ...own } = stream
  return own
}

/** The functions of the same meaning as those that make one line of a metric's streams. */
const FOLDS = { average: 'mean', sum: 'sum', min: 'min', max: 'max' } as const

/** What a stream reads of a metric, as a composite to begin with. */
export function compositeOf({ metric, source, tags, group_function }: StreamDraft): string {
  if (!metric) return ''
  const named = (tags ?? []).filter(({ name }) => name !== '')
  const pairs = named.map(({ name, values, dynamic }) => {
    const [value = '*', ...others] = [values ?? []].flat()
    return `${quoted(name)}: ${quoted(dynamic ? '%' : others.length > 0 ? '*' : value)}`
  })
  const streams = pairs.length > 0 ? `{${pairs.join(', ')}}` : quoted(source || '*')
  const series = `s(${quoted(metric)}, ${streams})`
  if (group_function === 'breakout' || named.some(({ grouped }) => grouped)) return series
  return `${FOLDS[group_function ?? 'average']}(${series})`
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/** The first metric that a composite reads; empty where it says none. */
export function metricOf(composite: string): string {
  return faultsOf(composite).length > 0 ? '' : (metricNames(parse(composite))[0] ?? '')
}

const FAULT = 'The composite has a fault: it is underlined below.'
const WRITE = 'Write a composite to see it here.'
const CHOOSE = 'Choose a metric to see it here.'

/** Why a composite is not drawn as it stands; undefined when it is. */
export function undrawnText(composite: string): string | undefined {
  if (composite.trim() === '') return WRITE
  return faultsOf(composite).length > 0 ? FAULT : undefined
}

/** Why a draft is not drawn as it stands: for a fault, or because there is nothing to draw yet. */
export function undrawn(draft: ChartDraft): { isFaulty: boolean; text: string } {
  const isFaulty = Object.keys(compositeFaults(draft)).length > 0
  if (isFaulty) return { isFaulty, text: FAULT }
  return { isFaulty, text: (draft.streams ?? []).some(isComposite) ? WRITE : CHOOSE }
}

/** What is wrong with the composites of a draft, by field. */
export function compositeFaults({ streams }: ChartDraft): ParamErrors {
  const faulty = (streams ?? []).flatMap(({ composite }, i): [string, string[]][] => {
    const faults = composite ? faultsOf(composite) : []
    return faults.length > 0 ? [[`streams[${i}].composite`, faults.map(({ message }) => message)]] : []
  })
  return Object.fromEntries(faulty)
}
