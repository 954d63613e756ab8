import * as z from 'zod/mini'

/** Messages by parameter; a nested parameter is written as a path, such as `measurements[3].tags.region`. */
export type ParamErrors = Record<string, string[]>

/**
 * The body of every answer of 400 and above: API reference, "Error Messages". An answer of 429 says the same once more
 * in `error`, which is where Librato's older clients look for it, and has the time of the request.
 */
export const ApiErrorBody = z.object({
  errors: z.object({
    params: z.optional(z.record(z.string(), z.array(z.string()))),
    request: z.optional(z.array(z.string())),
    system: z.optional(z.array(z.string())),
  }),
  error: z.optional(z.string()),
  request_time: z.optional(z.number()),
})
export type ApiErrorBody = z.output<typeof ApiErrorBody>

/** Any failure the API answers with: thrown by the server's handlers and by the typed client alike. */
export class ApiError extends Error {
  override name = 'ApiError'

  constructor(
    readonly status: number,
    readonly body: ApiErrorBody,
    /** Extra headers of the answer, such as `retry-after`. */
    readonly headers: Record<string, string> = {},
  ) {
    super(messageOf(body) || `HTTP ${status}`)
  }
}

/** One sentence for people: every message of the body, parameters named. */
export function messageOf({ errors }: ApiErrorBody): string {
  const params = Object.entries(errors.params ?? {}).map(
    ([name, messages]) => `${name} ${messages.join(', ')}`,
  )
  return [...params, ...(errors.request ?? []), ...(errors.system ?? [])].join('; ')
}

export function badParams(params: ParamErrors): ApiError {
  return new ApiError(400, { errors: { params } })
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, { errors: { request: [message] } })
}

export function unauthorized(message = 'Please provide credentials for authentication.'): ApiError {
  return new ApiError(401, { errors: { request: [message] } })
}

/** The sentence is the one Librato's Go client recognises. */
export function forbidden(): ApiError {
  const message = 'This token is not permitted to perform this action on this resource'
  return new ApiError(403, { errors: { request: [message] } })
}

export function notFound(what = 'Not Found'): ApiError {
  return new ApiError(404, { errors: { request: [what] } })
}

export function conflict(params: ParamErrors): ApiError {
  return new ApiError(422, { errors: { params } })
}

/** Somebody else changed the same; the fields are named. */
export function changedMeanwhile(fields: readonly string[]): ApiError {
  const message = 'was changed by somebody else meanwhile'
  return new ApiError(409, {
    errors: { params: Object.fromEntries(fields.map((field) => [field, [message]])) },
  })
}

export function unavailable(message: string): ApiError {
  return new ApiError(503, { errors: { system: [message] } }, { 'retry-after': '5' })
}
