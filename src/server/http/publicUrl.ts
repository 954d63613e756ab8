import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** Where this server is reached, without a slash at the end: as the operator says, else as the client called it. */
export function publicUrl({ url }: Pick<Config, 'url'>, { protocol, host }: FastifyRequest): string {
  return url ?? `${protocol}://${host}`
}
