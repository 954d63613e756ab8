import { DEFAULT_RANGE, type Interval, secondsOf } from './timeRange.ts'

/** What the address of a space holds: all that a colleague who opens the link should see. */
export interface Viewing {
  /** The relative range, such as `3h`; a fixed interval goes back to it. */
  range: string
  /** Chosen by hand or dragged out of a chart; null while the space is live. */
  fixed: Interval | null
  /** Librato's dynamic source: what stands for `%`. */
  source: string | null
  /** What stands for dynamic tags, by tag name. */
  tags: Record<string, string[]>
  /** The line that is shown alone wherever it is drawn. */
  line: string | null
}

const TAG = 'tags.'

/** Reads the query of an address. What makes no sense is passed over: a link must open something. */
export function decodeViewing(query: URLSearchParams): Viewing {
  const range = query.get('range') ?? ''
  return {
    range: secondsOf(range) === null ? DEFAULT_RANGE : range,
    fixed: fixedOf(query),
    source: query.get('source') || null,
    tags: tagsOf(query),
    line: query.get('line') || null,
  }
}

/** The query that `decodeViewing` reads back; defaults are left out, so that plain links stay short. */
export function encodeViewing(viewing: Viewing): URLSearchParams {
  const query = new URLSearchParams()
  if (viewing.range !== DEFAULT_RANGE) query.set('range', viewing.range)
  if (viewing.fixed !== null) {
    query.set('from', String(viewing.fixed.from))
    query.set('to', String(viewing.fixed.to))
  }
  if (viewing.source !== null) query.set('source', viewing.source)
  for (const name of Object.keys(viewing.tags).sort()) {
    for (const value of viewing.tags[name] ?? []) query.append(TAG + name, value)
  }
  if (viewing.line !== null) query.set('line', viewing.line)
  return query
}

/** Begins what an address says of the chart itself, where it is not a space's. */
export const CHART = 'chart.'

/** The new query with what the old one says of the chart. */
export function keepChart(old: string, query: URLSearchParams): string {
  for (const [key, value] of new URLSearchParams(old)) if (key.startsWith(CHART)) query.append(key, value)
  return query.toString()
}

function fixedOf(query: URLSearchParams): Interval | null {
  const [from, to] = [query.get('from'), query.get('to')].map((text) =>
    text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null,
  )
  return typeof from !== 'number' || typeof to !== 'number' || from >= to ? null : { from, to }
}

function tagsOf(query: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {}
  for (const [key, value] of query) {
    if (!key.startsWith(TAG) || key.length === TAG.length || value === '') continue
    const name = key.slice(TAG.length).toLowerCase()
    tags[name] = [...(tags[name] ?? []), value]
  }
  return tags
}
