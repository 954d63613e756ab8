import type { SeriesAnswer, SeriesQuery } from '#api/series.ts'
import { ApiError } from '#api/errors.ts'

/**
 * Streams in one joined request: few requests, because a browser opens six connections to a host, and more than one,
 * because the first charts should not wait for the last.
 */
const STREAMS_TOGETHER = 40

/**
 * What one chart can be answered with because of what it asks for. Asking one by one after any other failure, such as no
 * answer or too many requests, would only multiply what the server cannot serve.
 */
const MAY_BE_ONE = [400, 413, 500]

interface Waiting {
  query: SeriesQuery
  signal: AbortSignal
  resolve: (answer: SeriesAnswer) => void
  reject: (reason: unknown) => void
}

export type ReadSeries = (query: SeriesQuery, signal: AbortSignal) => Promise<SeriesAnswer>

/**
 * Reads the series of many charts in few requests: those asked for within the same turn of the event loop, or `wait` ms,
 * over the same interval, go out together and share one grid of times.
 */
export function batchSeries(read: ReadSeries, wait = 0): ReadSeries {
  let waiting: Waiting[] = []

  const send = () => {
    const all = waiting
    waiting = []
    for (const together of grouped(all)) void readTogether(read, together)
  }

  return (query, signal) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ query, signal, resolve, reject }) === 1) setTimeout(send, wait)
    })
}

function grouped(all: readonly Waiting[]): Waiting[][] {
  const groups: Waiting[][] = []
  const open = new Map<string, Waiting[]>()
  for (const one of all) {
    if (one.signal.aborted) {
      one.reject(one.signal.reason)
      continue
    }
    const key = JSON.stringify({ ...one.query, streams: null })
    const group = open.get(key)
    if (group !== undefined && streamsOf(group) + one.query.streams.length <= STREAMS_TOGETHER)
      group.push(one)
    else {
      const fresh = [one]
      open.set(key, fresh)
      groups.push(fresh)
    }
  }
  return groups
}

function streamsOf(group: readonly Waiting[]): number {
  return group.reduce((sum, { query }) => sum + query.streams.length, 0)
}

async function readTogether(read: ReadSeries, group: readonly Waiting[]): Promise<void> {
  const [first] = group
  if (first === undefined) return
  const streams = group.flatMap(({ query }) => query.streams)
  try {
    const answer = await read({ ...first.query, streams }, whenAllAbort(group))
    let from = 0
    for (const { query, resolve } of group) {
      const to = from + query.streams.length
      resolve({ ...answer, streams: answer.streams.slice(from, to) })
      from = to
    }
  } catch (error) {
    if (group.length > 1 && error instanceof ApiError && MAY_BE_ONE.includes(error.status)) {
      // One chart at fault must not fail its neighbours: each asks for itself.
      await Promise.all(group.map((one) => readTogether(read, [one])))
    } else for (const { reject } of group) reject(error)
  }
}

/** Aborts when nobody waits any more. */
function whenAllAbort(group: readonly Waiting[]): AbortSignal {
  const controller = new AbortController()
  const check = () => {
    if (group.every(({ signal }) => signal.aborted)) controller.abort()
  }
  for (const { signal } of group) signal.addEventListener('abort', check, { once: true })
  check()
  return controller.signal
}
