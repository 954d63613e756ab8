import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Alternative, Endpoint, Method, Parsed, Reply, Schema } from '#api/endpoint.ts'
import { ApiError, badParams, notFound, type ApiErrorBody } from '#api/errors.ts'
import { asSentences, faultsOf } from '#api/paramErrors.ts'
import type { Deps } from '../deps.ts'
import type { Token } from '../store/tokens.ts'
import { authorize } from './auth.ts'
import { rateLimitHeaders } from './rateLimit.ts'
import { unstorable } from './storable.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The declaration that a route was made from. */
    endpoint?: Endpoint
  }
}

export interface Call<E extends Endpoint> extends Parsed<E> {
  request: FastifyRequest
  reply: FastifyReply
  /** Who calls. @throws when the endpoint is open to everyone: nobody is known there. */
  token: () => Token
}

/** A handler may answer nothing where the contract has nothing to answer. */
type Answer<E extends Endpoint> =
  Alternative<E> | (Record<string, never> extends Reply<E> ? Reply<E> | void : Reply<E>)

export type Handler<E extends Endpoint> = (call: Call<E>) => Promise<Answer<E>> | Answer<E>

/**
 * Registers an endpoint of the contract: checks who calls, then path, query and body, then runs the handler and answers
 * with the declared status, unless the handler set another. An endpoint with `bodyReadByHandler` gets its body unchecked
 * in `request.body`.
 */
export function route<E extends Endpoint>(
  app: FastifyInstance,
  deps: Deps,
  endpoint: E,
  handler: Handler<E>,
): void {
  const tokens = new WeakMap<FastifyRequest, Token>()
  const { roles } = endpoint
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    onRequest: async (request, reply) => {
      if (roles === 'everyone') return
      const token = await authorize(deps, roles, request, reply)
      tokens.set(request, token)
      reply.headers(rateLimitHeaders(deps.rateLimiter, token.id))
    },
    onResponse: async (_request, reply) => {
      const { method, path } = endpoint
      deps.meter.note('poise.request.time', reply.elapsedTime, {
        method,
        route: path,
        status: String(reply.statusCode),
      })
    },
    handler: async (request, reply) => {
      const parsed = parse(endpoint, request)
      reply.status(endpoint.status)
      const answer = await handler({ ...parsed, request, reply, token: () => known(tokens.get(request)) })
      if (reply.statusCode === 204 || answer === undefined) return reply.send()
      return reply.send(answer)
    },
  })
}

/** Says where a resource that was just created is. */
export function locate(reply: FastifyReply, { config }: Pick<Deps, 'config'>, path: string): void {
  reply.header('location', `${config.url ?? ''}${path}`)
}

function known(token: Token | undefined): Token {
  if (token === undefined) throw new Error('This endpoint is open to everyone: nobody is known')
  return token
}

/** @throws ApiError 400 with every fault of path, query and body; 404 for what cannot exist. */
function parse<E extends Endpoint>(endpoint: E, request: FastifyRequest): Parsed<E> {
  const given = { params: request.params, query: request.query, body: request.body }
  const odd = { ...unstorable(given.params), ...unstorable(given.query), ...unstorable(given.body) }
  if (Object.keys(odd).length > 0) throw badParams(odd)

  const params = read(endpoint.params, given.params)
  if ('errors' in params && READING[endpoint.method]) throw notFound()
  const query = read(endpoint.query, given.query)
  const body = endpoint.bodyReadByHandler ? { value: given.body } : read(endpoint.body, given.body ?? {})
  const faults = [params, query, body].flatMap((part) => ('errors' in part ? [part.errors] : []))
  if (faults.length > 0) throw new ApiError(400, { errors: merged(faults) })
  return { params: valueOf(params), query: valueOf(query), body: valueOf(body) } as Parsed<E>
}

/** Reading or deleting what has an impossible name answers that there is no such thing; writing it tells why. */
const READING: Readonly<Record<Method, boolean>> = { GET: true, DELETE: true, POST: false, PUT: false }

type Part = { value: unknown } | { errors: ApiErrorBody['errors'] }

function read(schema: Schema, value: unknown): Part {
  try {
    const result = schema.safeParse(value, asSentences)
    return result.success ? { value: result.data } : { errors: faultsOf(result.error.issues) }
  } catch (error) {
    // zod compares the `length` of whatever it is given, and objects may refuse to be compared.
    if (!(error instanceof TypeError)) throw error
    return { errors: { request: ['There is an object where text or a list belongs'] } }
  }
}

function valueOf(part: Part): unknown {
  return 'value' in part ? part.value : undefined
}

function merged(faults: readonly ApiErrorBody['errors'][]): ApiErrorBody['errors'] {
  const params = Object.assign({}, ...faults.map((fault) => fault.params ?? {})) as Record<string, string[]>
  const request = faults.flatMap((fault) => fault.request ?? [])
  return {
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(request.length === 0 ? {} : { request }),
  }
}
