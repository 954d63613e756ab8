import { createClient, type Call } from '#api/client.ts'
import type { Endpoint } from '#api/endpoint.ts'
import { ApiError } from '#api/errors.ts'
import { noteAnswer } from './connection.ts'

/** Looked up at each call, so that a test may put the server in process behind it. */
const client = createClient({ fetch: (url, init) => fetch(url, init) })

/** Milliseconds in which a write is answered, or counts as not answered. */
const WRITE_LIMIT = 60_000

/** What a proxy says when Poise behind it does not answer. */
const NOBODY_THERE = [502, 504]

/**
 * Calls an endpoint with the session's cookie. Whatever goes wrong is an `ApiError`, with status 0 when no answer
 * came, or none in time; only a call that was given up throws something else (the signal's reason).
 */
export const call: Call = async (endpoint, input, signal = timeLimit(endpoint)) => {
  try {
    const reply = await client(endpoint, input, signal)
    noteAnswer(true, Date.now() / 1000)
    return reply
  } catch (reason) {
    if (signal?.aborted && !isTimeout(signal.reason)) throw reason
    const error = failureOf(reason)
    noteAnswer(hasAnswered(error), Date.now() / 1000)
    throw error
  }
}

/** Reads are given up by whoever waits for them; a write that hung would keep all waiting that come after it. */
function timeLimit({ method }: Pick<Endpoint, 'method'>): AbortSignal | undefined {
  return method === 'GET' ? undefined : AbortSignal.timeout(WRITE_LIMIT)
}

/** What `AbortSignal.timeout` aborts with. */
function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}

function failureOf(reason: unknown): ApiError {
  if (reason instanceof ApiError) return reason
  return new ApiError(0, {
    errors: { system: ['Poise does not answer. Is it running, and is the network up?'] },
  })
}

export function hasAnswered(error: ApiError): boolean {
  return error.status !== 0 && !NOBODY_THERE.includes(error.status)
}
