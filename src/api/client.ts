import type { Endpoint, Input, Reply } from './endpoint.ts'
import { ApiError, ApiErrorBody } from './errors.ts'

/** The part of `fetch` that the client needs; tests pass one that calls the server in process. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface ClientOptions {
  /** Where Poise answers, without a slash at the end; empty on its own page. */
  url?: string
  /** Left out on the page, which has its cookie. */
  email?: string
  token?: string
  fetch?: Fetch
}

export type Call = <E extends Endpoint>(
  endpoint: E,
  input?: Input<E>,
  signal?: AbortSignal,
) => Promise<Reply<E>>

/**
 * A function that calls any endpoint of the contract. It throws `ApiError` for every answer of 400 and above, and
 * whatever `fetch` throws when there is no answer.
 */
export function createClient({ url = '', email, token, fetch = globalThis.fetch }: ClientOptions): Call {
  const authorization = token === undefined ? undefined : `Basic ${btoa(`${email ?? 'token'}:${token}`)}`
  return async (endpoint, input = {}, signal) => {
    const headers: Record<string, string> = { accept: 'application/json' }
    if (authorization !== undefined) headers.authorization = authorization
    if (input.body !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(url + addressOf(endpoint, input), {
      method: endpoint.method,
      headers,
      body: input.body === undefined ? null : JSON.stringify(input.body),
      signal: signal ?? null,
    })
    const text = await response.text()
    if (!response.ok) throw new ApiError(response.status, errorBody(response.status, text))
    return (text === '' ? undefined : JSON.parse(text)) as never
  }
}

/** Path and query string of a call; nested values are written `tags[region]=a`, lists by repeating the name. */
export function addressOf(
  endpoint: Pick<Endpoint, 'path'>,
  input: { params?: unknown; query?: unknown },
): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  appendAll(query, (input.query ?? {}) as Record<string, unknown>, (name) => name)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

function appendAll(
  query: URLSearchParams,
  values: Record<string, unknown>,
  nameOf: (name: string) => string,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    if (Array.isArray(value)) for (const item of value) query.append(nameOf(name), String(item))
    else if (typeof value === 'object') {
      appendAll(query, value as Record<string, unknown>, (inner) => `${nameOf(name)}[${inner}]`)
    } else query.append(nameOf(name), String(value))
  }
}

/** A proxy in between may answer with something else than our JSON: its text is then the message. */
function errorBody(status: number, text: string): ApiErrorBody {
  try {
    const body = ApiErrorBody.safeParse(JSON.parse(text))
    if (body.success) return body.data
  } catch {
    // Not JSON: told below.
  }
  return { errors: { system: [`HTTP ${status} ${text.slice(0, 200)}`.trim()] } }
}
