import { METRIC_NAME } from '#api/names.ts'
import { COMPARISONS, type Comparison } from '#api/comparisons.ts'
import { DEFAULT_RANGE, type Interval, PRESETS, secondsOf } from '#chart/timeRange.ts'
import { isZone } from './zones.ts'

/** What the address of a space holds: all that a colleague who opens the link should see. */
export interface Viewing {
  /** The relative range, such as `3h`; a fixed interval, beside which the address does not have it, goes back to it. */
  range: string
  /** Chosen by hand or dragged out of a chart; null while the space is live. */
  fixed: Interval | null
  /** When a live space was stopped, Unix seconds; null when its interval was chosen. */
  paused: number | null
  /** IANA name of the zone that times are shown in; null for the reader's own. */
  zone: string | null
  /** The earlier time that is drawn behind the charts. */
  compare: Comparison | null
  /** Librato's dynamic source: what stands for `%`. */
  source: string | null
  /** What stands for dynamic tags, by tag name. */
  tags: Record<string, string[]>
  /** The lines that are shown alone wherever they are drawn; all are when there is none. */
  lines: readonly string[]
  /** Annotation streams that every chart shows, none when empty, `*` for all; null leaves it to each chart. */
  events: readonly string[] | '*' | null
}

const TAG = 'tags.'
const NONE: readonly string[] = []

/**
 * Reads the query of an address. What makes no sense is passed over: a link must open something.
 *
 * @param left the relative range that was left for a fixed interval, where that is known
 */
export function decodeViewing(query: URLSearchParams, left?: string): Viewing {
  const range = query.get('range') ?? ''
  const fixed = fixedOf(query)
  const paused = fixed && secondsIn(query, 'paused')
  const zone = query.get('zone')
  return {
    range: secondsOf(range) === null ? (left ?? pausedRange(paused === null ? null : fixed)) : range,
    fixed,
    paused,
    zone: zone !== null && isZone(zone) ? zone : null,
    compare: COMPARISONS.find((name) => name === query.get('compare')) ?? null,
    source: query.get('source') || null,
    tags: tagsOf(query),
    lines: linesOf(query),
    events: eventsOf(query.get('events') ?? ''),
  }
}

/** The query that `decodeViewing` reads back; defaults are left out, so that plain links stay short. */
export function encodeViewing(viewing: Viewing): URLSearchParams {
  const query = new URLSearchParams()
  if (viewing.fixed === null) {
    if (viewing.range !== DEFAULT_RANGE) query.set('range', viewing.range)
  } else {
    query.set('from', String(viewing.fixed.from))
    query.set('to', String(viewing.fixed.to))
    if (viewing.paused !== null) query.set('paused', String(viewing.paused))
  }
  if (viewing.zone !== null) query.set('zone', viewing.zone)
  if (viewing.compare !== null) query.set('compare', viewing.compare)
  if (viewing.source !== null) query.set('source', viewing.source)
  for (const name of Object.keys(viewing.tags).sort()) {
    for (const value of viewing.tags[name] ?? []) query.append(TAG + name, value)
  }
  for (const line of viewing.lines) query.append('line', line)
  if (viewing.events !== null) query.set('events', eventsText(viewing.events))
  return query
}

/** Begins what an address says of the chart itself, where it is not a space's. */
export const CHART = 'chart.'

/** What an address says of the time and data shown. */
const OWN = /^(range|from|to|paused|zone|compare|source|tags\..*|line|events)$/

/** The new query with what the old one says of other things, such as the chart or the wall. */
export function keepOthers(old: string, query: URLSearchParams): string {
  for (const [key, value] of new URLSearchParams(old)) if (!OWN.test(key)) query.append(key, value)
  return query.toString()
}

/** The same list while there is none, so that what depends on it is not made anew. */
function linesOf(query: URLSearchParams): readonly string[] {
  const lines = [...new Set(query.getAll('line'))].filter((line) => line !== '')
  return lines.length === 0 ? NONE : lines
}

const NO_EVENTS = 'none'

function eventsOf(text: string): Viewing['events'] {
  if (text === '*') return text
  if (text === NO_EVENTS) return []
  const names = text.split(',').filter((name) => METRIC_NAME.test(name))
  return names.length === 0 ? null : [...new Set(names)]
}

/** A comma tells the stream that is called `none` from none at all. */
function eventsText(events: readonly string[] | '*'): string {
  if (events === '*') return events
  const text = events.join()
  return events.length === 0 ? NO_EVENTS : text === NO_EVENTS ? `${text},` : text
}

function fixedOf(query: URLSearchParams): Interval | null {
  const [from, to] = [secondsIn(query, 'from'), secondsIn(query, 'to')]
  return from === null || to === null || from >= to ? null : { from, to }
}

/** A live space that was paused shows as much as its range. */
function pausedRange(fixed: Interval | null): string {
  const length = fixed && fixed.to - fixed.from
  return PRESETS.find((preset) => secondsOf(preset) === length) ?? DEFAULT_RANGE
}

function secondsIn(query: URLSearchParams, name: string): number | null {
  const text = query.get(name) ?? ''
  return /^\d{1,10}$/.test(text) ? Number(text) : null
}

function tagsOf(query: URLSearchParams): Record<string, string[]> {
  // Without a prototype, on which a tag called `constructor` would be found before any is read.
  const tags: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const [key, value] of query) {
    if (!key.startsWith(TAG) || key.length === TAG.length || value === '') continue
    const name = key.slice(TAG.length).toLowerCase()
    tags[name] = [...(tags[name] ?? []), value]
  }
  return tags
}
