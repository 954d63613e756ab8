import { Agent, request, type Dispatcher } from 'undici'
import { codeOf, messageOf } from '../engine/errors.ts'
import { AddressRefused, guardedConnector, type Lookup } from './guard.ts'
import type { HttpMessage } from './message.ts'
import { arrived, failed, failedForNow, MOST_ANSWER, whyStopped, type Outcome } from './outcome.ts'

/** How long it may take to connect, and until an answer begins or goes on: Librato's own times. */
export const TIMES = { connectMs: 2_000, answerMs: 6_000 }

/** Where requests of services leave through. Each has a connection of its own: one that was kept could be a dead one. */
export function openAgent(allowed: readonly string[], lookup?: Lookup, times = TIMES): Agent {
  return new Agent({
    connect: guardedConnector(allowed, times.connectMs, lookup),
    headersTimeout: times.answerMs,
    bodyTimeout: times.answerMs,
    pipelining: 0,
  })
}

/**
 * Sends a request once, and follows no redirect; where it is refused with 400, what there is for that case. That one's
 * failure is told only if it may pass: else what was refused at first is what is wrong. Never rejects.
 */
export async function sendHttp(
  dispatcher: Dispatcher,
  { method, url, headers, body, otherwise }: HttpMessage,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const answer = await request(url, {
      dispatcher,
      method,
      headers: { 'User-Agent': 'Poise', ...headers },
      body,
      signal,
    })
    const { statusCode } = answer
    const outcome = outcomeOf(statusCode, await beginningOf(answer.body))
    if (statusCode !== 400 || otherwise === undefined) return outcome
    const other = await sendHttp(dispatcher, otherwise, signal)
    return other.arrived || other.again ? other : outcome
  } catch (error) {
    // What cannot be put into a request, such as a line break in a key, cannot be sent later either.
    if (error instanceof AddressRefused || codeOf(error) === 'UND_ERR_INVALID_ARG')
      return failed(messageOf(error))
    return failedForNow(signal.aborted ? whyStopped(signal, 'http') : whyNot(error))
  }
}

function outcomeOf(status: number, text: string): Outcome {
  const answer = text === '' ? `HTTP ${status}` : `HTTP ${status}: ${text}`
  if (status >= 200 && status < 300) return arrived(answer)
  if (status >= 300 && status < 400) return failed(`${answer} (redirects are not followed)`)
  const isForNow = status >= 500 || status === 408 || status === 429
  return isForNow ? failedForNow(answer) : failed(answer)
}

/** What follows in the body is not read, and once the status is there, what is wrong with the body changes nothing. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of body) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (text.length >= MOST_ANSWER) break
    }
  } catch {
    // It broke off, or came too slowly.
  }
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST_ANSWER)
}

/** In words, for what happens often. */
function whyNot(error: unknown): string {
  const host = hostIn(error)
  switch (codeOf(error)) {
    case 'UND_ERR_CONNECT_TIMEOUT':
      return 'No connection in time'
    case 'UND_ERR_HEADERS_TIMEOUT':
      return 'No answer in time'
    case 'ENOTFOUND':
      return `The host${host} cannot be found`
    case 'ECONNREFUSED':
      return 'The connection was refused'
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return 'The connection was closed before an answer came'
    default:
      return messageOf(error).slice(0, MOST_ANSWER)
  }
}

function hostIn(error: unknown): string {
  return error instanceof Error && 'hostname' in error ? ` ${String(error.hostname)}` : ''
}
