import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Unreachable } from '#server/engine/errors.ts'
import { openTestUrlEngines, type UrlEngines } from '#test/helpers/engines.ts'

/* How the driver for a ClickHouse server meets a network and a server that fail. */

let engines: UrlEngines
beforeAll(async () => {
  engines = await openTestUrlEngines()
})
beforeEach(() => {
  engines.front.faults.length = 0
})

const count = async (metric: number) => {
  const sql = 'SELECT count() AS n FROM points WHERE metric_id = {metric:UInt32}'
  return (await engines.tsdb.query(sql, { metric }, { maxMs: 2_000 })).n
}
const insert = (metric: number) =>
  engines.tsdb.insert(
    'points',
    ['metric_id', 'stream_id', 'ts', 'k', 'sum'],
    Buffer.from(`[${metric}, "1", 1700000000, 1, 1]`),
  )

test('an insert whose answer was cut off is tried again and stored once', async () => {
  engines.front.faults.push('cut after')
  await insert(1)
  expect(await count(1)).toEqual(['1'])
})

test('an insert outlives a moment without a server', async () => {
  engines.front.faults.push('unavailable', 'cut before')
  await insert(2)
  expect(await count(2)).toEqual(['1'])
})

test('an insert that never gets through says so', async () => {
  engines.front.faults.push('cut before', 'unavailable', 'cut before')
  await expect(insert(3)).rejects.toThrow(Unreachable)
  expect(await count(3)).toEqual(['0'])
})

test('an insert that is wrong is not tried again', async () => {
  const before = engines.front.requests()
  await expect(engines.tsdb.insert('points', ['nothing'], Buffer.from('[1]'))).rejects.not.toThrow(
    Unreachable,
  )
  expect(engines.front.requests()).toBe(before + 1)
})

test.each(['cut before', 'unavailable'] as const)(
  'a read that meets "%s" says that nobody answered',
  async (fault) => {
    engines.front.faults.push(fault)
    await expect(count(1)).rejects.toThrow(Unreachable)
    expect(await count(1)).toEqual(['1'])
  },
)

test('a server that keeps silent is given up', async () => {
  // Its five seconds of grace are a quarter of one here.
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 20))
  engines.front.faults.push({ slowMs: 2_000 })
  await expect(engines.tsdb.query('SELECT 1', {}, { maxMs: 100 })).rejects.toThrow(Unreachable)
})
