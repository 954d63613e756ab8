import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** The most bytes and milliseconds spent on what nobody will read. */
const MAX_BYTES = 128 * 1024 * 1024
const MAX_MS = 10_000

/**
 * Reads and forgets the rest of a body that was refused. Most clients look for the answer only when they have sent
 * everything: one whose connection is closed before that reports a broken pipe and never sees why.
 */
export async function drain(body: Readable): Promise<void> {
  const stopped = new AbortController()
  const late = sleep(MAX_MS, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
  await Promise.race([read(body), late])
  stopped.abort()
}

function read(body: Readable): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0
    const count = (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MAX_BYTES) resolve()
    }
    if (body.readableEnded || body.destroyed) return resolve()
    body.on('data', count).once('end', resolve).once('close', resolve).once('error', resolve)
    body.resume()
  })
}
