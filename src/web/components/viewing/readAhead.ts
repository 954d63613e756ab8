import { type SeriesAnswer, type SeriesQuery, seriesRead } from '#api/series.ts'
import { call } from '#web/api/call.ts'
import { keep, readKept } from '#web/stores/kept.ts'
import { wasSignedIn } from '#web/stores/signedIn.ts'
import type { ReadSeries } from './seriesBatch.ts'

const KEY = 'poise.readAhead'
/** Addresses whose first read is kept. */
const MOST = 8
/** Milliseconds after which an answer is not new any more. */
const FRESH = 5_000

type Entry = [address: string, query: SeriesQuery]

interface Ahead {
  body: string
  answer: Promise<SeriesAnswer>
  controller: AbortController
}

let ahead: Ahead | undefined
/** Paths whose first read this page has noted: later ones there are no first ones. */
const noted = new Set<string>()

/**
 * Asks for what the charts of this address asked for first when it was last opened in this browser. Called before the first
 * render: the server reads while the page is put together. A question that turns out to be another one costs a read.
 */
export function readAhead(): void {
  if (document.hidden || !wasSignedIn()) return
  const query = entries().find(([address]) => address === here())?.[1]
  if (query === undefined) return
  const controller = new AbortController()
  const answer = call(seriesRead, { body: query }, controller.signal)
  // Who takes it hears of a failure.
  answer.catch(() => undefined)
  ahead = { body: JSON.stringify(query), answer, controller }
  setTimeout(giveUp, FRESH)
}

/** Reads series, the first ones from what was read ahead. */
export const readSeries: ReadSeries = async (query, signal) => {
  const address = here()
  // What only brings a picture up to date has no `points`.
  const isFirst = query.points !== undefined && !noted.has(location.pathname)
  if (isFirst) noted.add(location.pathname)
  const answer = await (takeAhead(query, signal) ?? call(seriesRead, { body: query }, signal))
  if (isFirst && wasSignedIn()) {
    const others = entries().filter(([other]) => other !== address)
    keep(KEY, JSON.stringify([[address, query], ...others].slice(0, MOST)))
  }
  return answer
}

/** Forgets what was looked at, which holds names of metrics. */
export function forgetReadAhead(): void {
  giveUp()
  noted.clear()
  keep(KEY, null)
}

function takeAhead(query: SeriesQuery, signal: AbortSignal): Promise<SeriesAnswer> | undefined {
  if (ahead?.body !== JSON.stringify(query) || signal.aborted) {
    giveUp()
    return undefined
  }
  const { answer, controller } = ahead
  ahead = undefined
  signal.addEventListener('abort', () => controller.abort(), { once: true })
  return answer
}

function giveUp(): void {
  ahead?.controller.abort()
  ahead = undefined
}

/** What another version of the page kept in another form counts as nothing. */
function entries(): Entry[] {
  try {
    const all = JSON.parse(readKept(KEY) ?? '[]') as unknown
    return Array.isArray(all) ? all.filter(isEntry) : []
  } catch {
    return []
  }
}

const isEntry = (entry: unknown): entry is Entry =>
  Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'object' && entry[1] !== null

const here = (): string => location.pathname + location.search
