import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { StartError, type Config } from './config.ts'
import { codeOf, messageOf } from './engine/errors.ts'

type Address = Pick<Config, 'host' | 'port'>

/**
 * Listens for a moment. Asked before the engines are opened, so that a start that cannot come to anything leaves no data
 * folder behind.
 * @throws StartError when the address cannot be had.
 */
export async function tryAddress({ host, port }: Address): Promise<void> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
  } catch (error) {
    throw new StartError(refusal(error, host, port), { cause: error })
  }
  probe.close()
  await once(probe, 'close')
}

/**
 * @returns the port, which the system chose where it is 0.
 * @throws StartError
 */
export async function listen(app: FastifyInstance, { host, port }: Address): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    throw new StartError(refusal(error, host, port), { cause: error })
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function refusal(error: unknown, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is in use. Stop the program that has it, or set PORT to another.`
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set PORT to 1024 or more.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST must be an address of this machine, but is "${host}"`
    default:
      return `Cannot listen on ${host}, port ${port}: ${messageOf(error)}`
  }
}

/** An address of every interface is none to open in a browser. */
export function readableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
