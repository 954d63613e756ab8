import { beforeAll, describe, expect, test } from 'vitest'
import { EngineError } from '#server/engine/errors.ts'
import type { Tsdb } from '#server/engine/tsdb.ts'
import type { Engines } from '#server/engine/open.ts'
import { openIngest, type Ingest } from '#server/ingest/ingest.ts'
import { readMetrics } from '#server/ingest/readMetrics.ts'
import { deleteMetric, findMetric, updateMetric } from '#server/store/metrics.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'
import { storedOf } from './stored.ts'

const now = () => 1_700_000_000
let engines: Engines

const gauge = (name: string, value: number, more: object = {}) =>
  readMetrics({ gauges: [{ name, value, ...more }] }, now())
const sumsOf = async (name: string) => (await storedOf(engines, name))?.map(({ sum }) => sum)

describe.each(enginePairs)('%s', (_name, open) => {
  let one: Ingest
  let other: Ingest
  beforeAll(async () => {
    engines = await open()
    one = openIngest(engines.db, engines.tsdb, { shared: true, now })
    other = openIngest(engines.db, engines.tsdb, { shared: true, now })
    return async () => {
      await Promise.all([one.close(), other.close()])
    }
  })

  describe('two processes that share PostgreSQL', () => {
    test('create a metric once', async () => {
      await Promise.all([
        one.submit(gauge('shared.new', 1, { source: 'a' }), undefined),
        other.submit(gauge('Shared.New', 2, { source: 'b' }), undefined),
      ])
      expect(await sumsOf('shared.new')).toEqual([1, 2])
    })

    test('notice that the other one deleted a metric', async () => {
      for (const value of [1, 2, 3]) {
        await one.submit(gauge('shared.deleted', value), undefined)
        await other.submit(gauge('shared.deleted', value * 10), undefined)
        expect(await sumsOf('shared.deleted')).toEqual([value * 10])
        await deleteMetric(engines.db, 'shared.deleted')
      }
    })

    test('notice that the other one changed a metric', async () => {
      await one.submit(gauge('shared.changed', 1), undefined)
      const metric = await findMetric(engines.db, 'shared.changed')
      await updateMetric(engines.db, metric?.id ?? 0, { attributes: { aggregate: true } }, now())
      await one.submit(gauge('shared.changed', 2), undefined)
      await one.submit(gauge('shared.changed', 3), undefined)
      expect(await sumsOf('shared.changed')).toEqual([2, 3, 1])
    })

    test('refuse what the other one created with another type', async () => {
      await one.submit(gauge('shared.type', 1), undefined)
      const counter = readMetrics({ counters: [{ name: 'shared.type', value: 2 }] }, now())
      await expect(other.submit(counter, undefined)).rejects.toMatchObject({ status: 400 })
      expect(await sumsOf('shared.type')).toEqual([1])
    })
  })

  test('an engine that fails acknowledges nothing, and the same post succeeds later', async () => {
    let away = 'points'
    const insert: Tsdb['insert'] = async (table, ...rest) => {
      if (table === away) throw new EngineError('away')
      await engines.tsdb.insert(table, ...rest)
    }
    const ingest = openIngest(engines.db, { ...engines.tsdb, insert }, { shared: false, now })
    for (away of ['streams', 'points']) {
      await expect(ingest.submit(gauge('failing', 1), undefined)).rejects.toThrow('away')
      expect(await sumsOf('failing')).toEqual([])
    }
    away = ''
    await ingest.submit(gauge('failing', 1), undefined)
    expect(await sumsOf('failing')).toEqual([1])
    await ingest.close()
  })
})
