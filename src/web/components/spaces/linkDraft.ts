import { type Chart, type ChartStream, measured } from '#api/charts.ts'
import type { Input } from '#api/endpoint.ts'
import type { spaceLinkCreate } from '#api/spaceLinks.ts'
import { gridOf } from '#series/grid.ts'
import { chooseResolution } from '#series/resolution.ts'
import { expiryIn } from '../sharing/expiries.ts'
import { valuesOf } from '../viewing/dynamic.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { type Interval, PRESETS, rangeInWords, secondsOf } from '#chart/timeRange.ts'
import { shownInterval } from '../viewing/timeMoves.ts'

/** A link to a space before it is made. */
export interface LinkDraft {
  name: string
  /** A range such as `3h`, or `fixed`. */
  time: string
  /** Text as it is typed, by the name of the tag; `source` is the source. */
  locked: Readonly<Record<string, string>>
  /** Days until it expires; empty for never. */
  days: string
}

export const FIXED = 'fixed'

/** As what is looked at: its time, source and tags. */
export const linkDraft = ({ range, fixed, source, tags }: Viewing): LinkDraft => ({
  name: '',
  time: fixed === null ? range : FIXED,
  locked: {
    ...Object.fromEntries(
      Object.entries(tags).map(([name, values]) => [name, values.join(name === 'source' ? ' OR ' : ', ')]),
    ),
    ...(source !== null && { source }),
  },
  days: '',
})

/** The times that a link may have: live ranges, that of the space among them, and the interval that is looked at. */
export function timeChoices({ range }: Viewing, fixedText: string): { value: string; label: string }[] {
  const ranges = [...new Set([...PRESETS, range])].toSorted(
    (a, b) => (secondsOf(a) ?? 0) - (secondsOf(b) ?? 0),
  )
  return [
    ...ranges.map((value) => ({ value, label: `Live, ${rangeInWords(value).toLowerCase()}` })),
    { value: FIXED, label: `Only ${fixedText}` },
  ]
}

/** Values of a narrow chart, and seconds between most measurements. */
const POINTS = 300
const PERIOD = 60

/**
 * The interval of a link that has one: what is looked at, `now` in Unix seconds, from the beginning of the first value that
 * a chart draws of it to the end of the last, because those that hold anything else are left out.
 */
export function fixedOf(viewing: Viewing, now: number): Interval {
  const { from, to } = shownInterval(viewing, now)
  return gridOf(from, to, chooseResolution(to - from, POINTS, [PERIOD]))
}

/** The names of charts of which not all that is locked narrows everything: they name themselves what they show. */
export function notNarrowed(charts: readonly Chart[], locked: LinkDraft['locked']): string[] {
  const names = Object.keys(locked).filter((name) => locked[name]!.trim() !== '')
  const isNarrowed = (stream: ChartStream) => names.every((name) => leavesOpen(stream, name))
  return charts.filter((chart) => !measured(chart).streams.every(isNarrowed)).map(({ name }) => name)
}

function leavesOpen({ source, tags, composite }: ChartStream, name: string): boolean {
  if (composite) return composite.includes('%')
  const isOpen = (tags ?? []).some(
    (tag) => tag.name.toLowerCase() === name && (tag.dynamic === true || tag.values?.includes('%')),
  )
  return isOpen || (name === 'source' && source === '%')
}

/** What makes the link; `fixed` is the interval of one that has a fixed time, `now` in Unix seconds. */
export function linkBody(
  { name, time, locked, days }: LinkDraft,
  space: number,
  fixed: Interval,
  now: number,
): NonNullable<Input<typeof spaceLinkCreate>['body']> {
  const { source = '', ...others } = locked
  const tags = Object.entries(others).map(([tag, text]) => [tag, valuesOf(text)] as const)
  return {
    space,
    name: name.trim(),
    source: source.trim() || null,
    tags: Object.fromEntries(tags.filter(([, values]) => values.length > 0)),
    ...(time === FIXED ? { start_time: fixed.from, end_time: fixed.to } : { duration: secondsOf(time) }),
    expires_at: expiryIn(days, now),
  }
}
