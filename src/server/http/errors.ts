import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError, badRequest, unavailable, type ApiErrorBody } from '#api/errors.ts'
import { engineError, faultText, QueryTimeout } from '../engine/errors.ts'
import { tooLarge } from './body.ts'
import { drain } from './drain.ts'

/** Answers every failure in Librato's form, in one piece; what is our own fault is logged and tells no details. */
export async function answerError(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = asApiError(error)
  if (answer.status === 413) await drain(request.raw)
  if (answer.status >= 500 && !(error instanceof ApiError)) log(error, request)
  return reply.status(answer.status).headers(answer.headers).send(answer.body)
}

/** An engine that is full or away fails every request: a line for each is enough, a stack would help to fill the disk. */
function log(error: Error, { log, url }: FastifyRequest): void {
  const fault = engineError(error)
  if (fault === undefined) log.error({ err: error, url })
  else log.warn({ url }, `${fault.name}: ${fault.message.slice(0, MAX_LOGGED)}`)
}

/** ClickHouse repeats itself in its messages. */
const MAX_LOGGED = 200

function asApiError(error: FastifyError | Error): ApiError {
  if (error instanceof ApiError) return error
  const fault = engineError(error)
  // Asking again would not help, and clients repeat what a 5xx answered, some for ever.
  if (fault instanceof QueryTimeout) return badRequest(faultText(fault))
  if (fault !== undefined) return unavailable(faultText(fault))
  if ('code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge()
  const status = 'statusCode' in error ? error.statusCode : undefined
  if (status !== undefined && status >= 400 && status < 500) {
    return status === 400
      ? badRequest(error.message)
      : new ApiError(status, { errors: { request: [error.message] } })
  }
  return new ApiError(500, internal)
}

const internal: ApiErrorBody = {
  errors: { system: ['Something went wrong on the server; its log has the details'] },
}

/** What Node's own parser refused has no request yet: the answer is written to the socket, in the same form. */
export function answerMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, message] = PARSER_ERRORS[error.code ?? ''] ?? [
    '400 Bad Request',
    'This is not a valid HTTP request',
  ]
  const body = JSON.stringify(badRequest(message).body)
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const PARSER_ERRORS: Readonly<Record<string, readonly [status: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time'],
}
