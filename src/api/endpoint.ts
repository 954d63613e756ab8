import * as z from 'zod/mini'

/** What a token may do: API reference, "API Token Properties". */
export const ROLES = ['admin', 'recorder', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** What changes an account. */
export const ADMINS = { roles: ['admin'] } as const

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type Schema = z.ZodMiniType

/** One route of the API. Validation, types, role checks, client calls, query keys and OpenAPI all read it. */
export interface Endpoint<
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
  A extends Schema = Schema,
> {
  /** Noun and verb, such as `spaceList`: also the query key and the OpenAPI operation id. */
  name: string
  method: Method
  /** With `:name` where a parameter stands, such as `/v1/spaces/:id`. */
  path: string
  summary: string
  /** Whether Librato had no such endpoint; its summary says so. */
  addition: boolean
  /** Roles that may call it; `everyone` needs no sign-in at all. */
  roles: readonly Role[] | 'everyone'
  /** Status of a plain success; a handler may answer another one from `alsoAnswers`. */
  status: number
  alsoAnswers: readonly number[]
  params: P
  query: Q
  body: B
  response: R
  /** Another form of the answer, for a parameter of the query or for older clients; the typed client does not know it. */
  alternative: A | undefined
  /** True where a hand-written reader checks the body because a schema would be too slow (measurements). */
  bodyReadByHandler: boolean
}

export const Nothing = z.object({})
export type Nothing = typeof Nothing

interface Declaration<
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  R extends Schema,
  A extends Schema,
> {
  name: string
  method: Method
  path: string
  summary: string
  addition?: boolean
  roles: readonly Role[] | 'everyone'
  status?: number
  alsoAnswers?: readonly number[]
  params?: P
  query?: Q
  body?: B
  response?: R
  alternative?: A
  bodyReadByHandler?: boolean
}

const ADDITION = 'An addition of Poise.'

/** Declares a route; what is left out takes and answers nothing. */
// The page leaves out the endpoints that it does not call.
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<
  P extends Schema = Nothing,
  Q extends Schema = Nothing,
  B extends Schema = Nothing,
  R extends Schema = Nothing,
  A extends Schema = z.ZodMiniNever,
>(declared: Declaration<P, Q, B, R, A>): Endpoint<P, Q, B, R, A> {
  const nothing: Schema = Nothing
  return {
    name: declared.name,
    method: declared.method,
    path: declared.path,
    summary: declared.addition === true ? `${declared.summary} ${ADDITION}` : declared.summary,
    addition: declared.addition ?? false,
    roles: declared.roles,
    status: declared.status ?? 200,
    alsoAnswers: declared.alsoAnswers ?? [],
    params: declared.params ?? (nothing as P),
    query: declared.query ?? (nothing as Q),
    body: declared.body ?? (nothing as B),
    response: declared.response ?? (nothing as R),
    alternative: declared.alternative,
    bodyReadByHandler: declared.bodyReadByHandler ?? false,
  }
}

/** What a caller passes: parameters of the path, query and body, each only where the endpoint has them. */
export interface Input<E extends Endpoint> {
  params?: z.input<E['params']>
  query?: z.input<E['query']>
  body?: z.input<E['body']>
}

/** What a handler is given, after validation. */
export interface Parsed<E extends Endpoint> {
  params: z.output<E['params']>
  query: z.output<E['query']>
  body: z.output<E['body']>
}

export type Reply<E extends Endpoint> = z.output<E['response']>
export type Alternative<E extends Endpoint> = z.output<NonNullable<E['alternative']>>
