import type { FastifyReply } from 'fastify'
import { ApiError } from '#api/errors.ts'

/** Not a status anybody reads: the caller is gone. The number is nginx's. */
const gone = () => new ApiError(499, { errors: { request: ['The caller hung up'] } })

/** A signal that aborts when the caller hangs up before the answer, so that reading on for nobody can stop. */
export function hangUp(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  const { raw } = reply
  if (raw.destroyed) controller.abort(gone())
  raw.once('close', () => {
    if (!raw.writableEnded) controller.abort(gone())
  })
  return controller.signal
}
