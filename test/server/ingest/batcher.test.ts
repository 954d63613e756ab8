import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ApiError } from '#api/errors.ts'
import { Batcher, type Outcome } from '#server/ingest/batcher.ts'

/** A batcher whose flights take 5 ms and are written down. */
function start(outcomeOf: (item: string) => Outcome = () => 'stored') {
  const flights: string[][] = []
  let flying = 0
  const batcher = new Batcher<string>(async (items) => {
    flying += 1
    expect(flying, 'one flight at a time').toBe(1)
    flights.push(items)
    await sleep(5)
    flying -= 1
    return items.map(outcomeOf)
  })
  return { batcher, flights }
}

test('the first leaves at once, the others together once it is back', async () => {
  const { batcher, flights } = start()
  await Promise.all(['a', 'b', 'c'].map((item) => batcher.submit(item, 1)))
  expect(flights).toEqual([['a'], ['b', 'c']])
})

test('a flight has 20,000 rows, or one item that has more', async () => {
  const { batcher, flights } = start()
  const rows: Record<string, number> = { a: 1, b: 10_000, c: 10_000, d: 1, e: 30_000, f: 1 }
  await Promise.all(Object.entries(rows).map(([item, count]) => batcher.submit(item, count)))
  expect(flights).toEqual([['a'], ['b', 'c'], ['d', 'e'], ['f']])
})

test('an item that is refused fails alone', async () => {
  const { batcher } = start((item) => (item === 'b' ? { refused: new Error('no') } : 'stored'))
  const results = await Promise.allSettled(['a', 'b', 'c'].map((item) => batcher.submit(item, 1)))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a flight that fails fails all of its items, and the next one flies', async () => {
  let broken = true
  const batcher = new Batcher<string>(async (items) => {
    await sleep(5)
    if (broken) throw new Error('the engine is away')
    return items.map(() => 'stored' as const)
  })
  const results = await Promise.allSettled(['a', 'b'].map((item) => batcher.submit(item, 1)))
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  broken = false
  await batcher.submit('c', 1)
})

test('what is too much to wait is refused with 503 and Retry-After; it is taken once there is room', async () => {
  const { batcher } = start()
  const waiting = Array.from({ length: 10 }, (_, n) => batcher.submit(String(n), 20_000))
  const refusal = await batcher.submit('more', 1).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ApiError)
  expect(refusal).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  await Promise.all(waiting)
  await batcher.submit('more', 1)
})

test('close waits for what was submitted and refuses the rest', async () => {
  const { batcher, flights } = start()
  const stored = ['a', 'b'].map((item) => batcher.submit(item, 1))
  await batcher.close()
  await Promise.all(stored)
  expect(flights.flat()).toEqual(['a', 'b'])
  await expect(batcher.submit('c', 1)).rejects.toMatchObject({ status: 503 })
})
