import { measurementView } from '#api/measurements.ts'
import { metricList } from '#api/metrics.ts'
import type { Deps } from '#server/deps.ts'
import { createMetrics } from '#server/store/metrics.ts'
import { sql } from 'drizzle-orm'
import { openInProcess } from './inProcess.ts'
import type { Row } from './row.ts'

const METRICS = 100_000
const STREAMS = 10_000
/** Measurements of each stream, a minute apart. */
const MEASURED = 60
const RUNS = 9

/** Finding metrics among 100,000 and streams among 10,000 over HTTP, client and server in one process. */
export async function bench(): Promise<Row[]> {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600
  const { deps, call, close } = await openInProcess(end)
  try {
    await fillMetrics(deps, end)
    await fillTagged(deps, end)

    const list = async (query: { name?: string; offset?: number }, found: number) => {
      const answer = await call(metricList, { query })
      if (answer.query.found !== found) throw new Error(`${answer.query.found} metrics were found`)
    }
    const search = async (tags_search: string, series: number) => {
      const query = { tags_search, duration: 3_600, resolution: 60 }
      const answer = await call(measurementView, { params: { name: 'find.streams' }, query })
      if (answer.series.length !== series) throw new Error(`${answer.series.length} streams were found`)
    }
    const among = `${METRICS.toLocaleString('en')} metrics`
    return [
      await timed(`list of ${among}, first page`, () => list({}, METRICS + 1)),
      await timed(`list of ${among}, last page`, () => list({ offset: METRICS - 100 }, METRICS + 1)),
      await timed(`list of ${among}, search that finds 1,000`, () => list({ name: 'host17.' }, 1_000)),
      await timed(`list of ${among}, search that finds none`, () => list({ name: 'nothing' }, 0)),
      await timed('tag search, 1 of 10,000 streams', () => search('host=h4321', 1)),
      await timed('tag search, 89 of 10,000 streams', () => search('host=*99 and rack=!r9*', 89)),
    ]
  } finally {
    await close()
  }
}

async function timed(what: string, run: () => Promise<void>): Promise<Row> {
  const times: number[] = []
  for (let n = 0; n <= RUNS; n += 1) {
    const started = performance.now()
    await run()
    if (n > 0) times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { what, measure: 'p50', value: times[Math.floor(RUNS / 2)]!, unit: 'ms' }
}

/** 1,000 metrics of each of 100 hosts. */
async function fillMetrics({ db }: Deps, end: number): Promise<void> {
  for (let host = 0; host < 100; host += 1) {
    const metrics = Array.from({ length: METRICS / 100 }, (_, n) => ({
      name: `find.host${host}.disk${n}.used`,
      type: 'gauge' as const,
      attributes: {},
    }))
    await createMetrics(db, metrics, end)
  }
  await db.execute(sql`ANALYZE metrics`)
}

/** A metric of 10,000 hosts in 100 racks, measured every minute of the last hour. */
async function fillTagged({ db, tsdb }: Deps, end: number): Promise<void> {
  const [metric] = await createMetrics(db, [{ name: 'find.streams', type: 'gauge', attributes: {} }], end)
  const params = { metric: metric!.id, end }
  await tsdb.exec(
    `INSERT INTO streams SELECT {metric:UInt32}, cityHash64(number),
       map('host', 'h' || toString(number), 'rack', 'r' || toString(intDiv(number, 100))), toDateTime({end:UInt32}, 'UTC')
     FROM numbers(${STREAMS})`,
    params,
  )
  await tsdb.exec(
    `INSERT INTO points
     SELECT {metric:UInt32}, cityHash64(number % ${STREAMS}), toDateTime({end:UInt32} - 60 * (intDiv(number, ${STREAMS}) + 1), 'UTC'),
       0, number % 100, 1, 0, 0, 0, 0, number
     FROM numbers(${STREAMS * MEASURED})`,
    params,
  )
}
