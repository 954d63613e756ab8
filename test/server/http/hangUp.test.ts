import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { hangUp } from '#server/http/hangUp.ts'

/** Answers one request and tells the signal that its handler had, once the connection is closed. */
async function signalOf(before: 'answered' | 'gone'): Promise<AbortSignal | undefined> {
  const app = fastify()
  onTestFinished(() => app.close())
  let signal: AbortSignal | undefined
  let closed: Promise<unknown> | undefined
  app.get('/', (_, reply) => {
    closed = once(reply.raw, 'close')
    if (before === 'gone') reply.raw.destroy()
    signal = hangUp(reply)
    return 'answer'
  })
  await app.inject('/').catch(() => undefined)
  await closed
  await setImmediate()
  return signal
}

test('an answer that was given whole is no hang-up', async () => {
  expect((await signalOf('answered'))?.aborted).toBe(false)
})

test('a caller that is gone before it is listened to', async () => {
  expect((await signalOf('gone'))?.reason).toMatchObject({ status: 499 })
})
