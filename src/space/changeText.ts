import type { Change } from '#api/spaceDocument.ts'
import { visible } from './visible.ts'

/** A change in words, on one line, such as `chart "CPU": min 0 -> 10`. */
export function changeText(change: Change): string {
  const { kind, chart, stream, field } = change
  const place = [
    ...(chart === undefined ? [] : [`chart ${quoted(chart)}`]),
    ...(stream === undefined ? [] : [`stream ${quoted(stream)}`]),
  ].join(', ')
  switch (kind) {
    case 'added':
    case 'removed':
      return `${place} ${kind}`
    case 'renamed':
      return `${chart === undefined ? 'space' : 'chart'} ${quoted(change.before)} renamed to ${quoted(change.after)}`
    case 'changed': {
      const what = `${place === '' ? '' : `${place}: `}${visible(field ?? '')}`
      if (change.before === undefined) return `${what} set to ${quoted(change.after)}`
      if (change.after === undefined) return `${what} unset, was ${quoted(change.before)}`
      return `${what} ${quoted(change.before)} -> ${quoted(change.after)}`
    }
  }
}

/** The most characters of a value that a line shows. */
const MOST = 80

function quoted(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? '')
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}
