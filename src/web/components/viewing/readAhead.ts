import { type SeriesAnswer, type SeriesQuery, seriesRead } from '#api/series.ts'
import { call } from '#web/api/call.ts'
import { keep, readKept } from '#web/stores/kept.ts'
import { wasSignedIn } from '#web/stores/signedIn.ts'
import type { ReadSeries } from './seriesBatch.ts'

const KEY = 'poise.firstReads'
/** Addresses whose first read is kept. */
const MOST = 8
/** Milliseconds after which an answer is not new any more. */
const FRESH = 5_000

type Kept = [address: string, query: SeriesQuery][]

interface Ahead {
  body: string
  since: number
  answer: Promise<SeriesAnswer>
  controller: AbortController
}

let ahead: Ahead | undefined
/** The address whose first read this page has kept. */
let kept = ''

/**
 * Asks for what the charts of this address asked for first when it was last opened in this browser. Called before the first
 * render: the server reads while the page is put together. A question that turns out to be another one costs a read.
 */
export function readAhead(): void {
  if (document.hidden || !wasSignedIn()) return
  const query = readAll().find(([address]) => address === here())?.[1]
  if (query === undefined) return
  const controller = new AbortController()
  const answer = call(seriesRead, { body: query }, controller.signal)
  // Who takes it hears of a failure.
  answer.catch(() => undefined)
  ahead = { body: JSON.stringify(query), since: performance.now(), answer, controller }
}

/** Reads series, the first ones from what was read ahead. */
export const readSeries: ReadSeries = (query, signal) => {
  keepFirst(query)
  const taken = ahead
  ahead = undefined
  if (taken?.body === JSON.stringify(query) && performance.now() - taken.since < FRESH) {
    signal.addEventListener('abort', () => taken.controller.abort(), { once: true })
    return taken.answer
  }
  taken?.controller.abort()
  return call(seriesRead, { body: query }, signal)
}

function keepFirst(query: SeriesQuery): void {
  // What only brings a picture up to date is no first read.
  if (kept === here() || query.points === undefined) return
  kept = here()
  const others = readAll().filter(([address]) => address !== kept)
  keep(KEY, JSON.stringify([[kept, query], ...others].slice(0, MOST)))
}

export function forgetFirstReads(): void {
  keep(KEY, null)
}

function readAll(): Kept {
  try {
    const all = JSON.parse(readKept(KEY) ?? '[]') as unknown
    return Array.isArray(all) ? (all as Kept) : []
  } catch {
    return []
  }
}

const here = (): string => location.pathname + location.search
