import type { Layout, StreamTag, Threshold } from '#api/charts.ts'
import type { Change } from '#api/spaceDocument.ts'
import { quoted } from '../page/quoted.ts'

/** Fields that are not called by their own names in a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  color: 'colour',
  use_log_yaxis: 'logarithmic axis',
  use_last_value: 'last value',
  units_short: 'short unit',
  units_long: 'long unit',
  transform_function: 'transform',
}

/**
 * A change as it is told on the page, such as `“CPU”: group function average → sum`. Where it is plain which chart is
 * meant, its name is left out.
 */
export function changeWords(change: Change, within: 'space' | 'chart' = 'space'): string {
  const { kind, chart, stream } = change
  const names = [within === 'chart' ? undefined : chart, stream].filter((name) => name !== undefined)
  const place = names.map(quoted).join(', ')
  const about = place === '' ? '' : `${place}: `
  switch (kind) {
    case 'added':
    case 'removed':
      return stream === undefined
        ? `Chart ${kind}: ${quoted(chart ?? '')}`
        : `${within === 'space' && chart !== undefined ? `${quoted(chart)}: ` : ''}${quoted(stream)} ${kind}`
    case 'renamed':
      return `${within === 'chart' ? 'Name' : chart === undefined ? 'Space renamed' : 'Chart renamed'}: ${arrow(
        quoted(String(change.before)),
        quoted(String(change.after)),
      )}`
    case 'changed':
      return about + fieldWords(change)
  }
}

function fieldWords({ field = '', before, after }: Change): string {
  if (field === 'order') return 'order changed'
  if (field === 'layout') return layoutWords(before, after)
  const name = (Object.hasOwn(WORDS, field) ? WORDS[field] : undefined) ?? field.replaceAll('_', ' ')
  if (before === undefined) return `${name} set to ${valueWords(field, after)}`
  if (after === undefined) return `${name} taken away, was ${valueWords(field, before)}`
  return `${name} ${arrow(valueWords(field, before), valueWords(field, after))}`
}

const arrow = (before: string, after: string): string => `${before} → ${after}`

function layoutWords(before: unknown, after: unknown): string {
  const [was, is] = [before, after] as [Layout | undefined, Layout | undefined]
  if (was === undefined || is === undefined) return is ? 'placed on the grid' : 'taken off its place'
  const size = was.w === is.w && was.h === is.h ? [] : [`size ${was.w}×${was.h} → ${is.w}×${is.h}`]
  const place = was.x === is.x && was.y === is.y ? [] : ['moved']
  return [...place, ...size].join(', ')
}

/** The most characters of a value that a line shows. */
const MOST = 80

function valueWords(field: string, value: unknown): string {
  if (field === 'tags') return shortened((value as StreamTag[]).map(tagWords).join(', '))
  if (field === 'thresholds') return shortened((value as Threshold[]).map(thresholdWords).join(', '))
  if (value === true) return 'on'
  if (value === false) return 'off'
  if (typeof value === 'string') return shortened(value)
  return shortened(JSON.stringify(value))
}

function tagWords({ name, values, grouped, dynamic }: StreamTag): string {
  const filter = dynamic ? `${name} of the space` : values ? `${name}=${values.join('|')}` : name
  return grouped ? `one line per ${filter}` : filter
}

const thresholdWords = ({ operator, value, type }: Threshold) => `${operator} ${value} ${type}`

const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text)
