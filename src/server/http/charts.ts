import type { FastifyInstance } from 'fastify'
import {
  chartCreate,
  chartDelete,
  chartList,
  chartRestore,
  chartUpdate,
  chartView,
  type Chart,
  type ChartStream,
  type ChartWrite,
} from '#api/charts.ts'
import { badParams, notFound } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import {
  changeChart,
  deleteChart,
  findChart,
  insertChart,
  listCharts,
  restoreChart,
  takeStreamIds,
  type ChartRow,
} from '../store/charts.ts'
import { findMetrics, nameKey } from '../store/metrics.ts'
import type { ChartSettings } from '../store/tables.ts'
import { compactStream, giveStreamIds, keepStreamIds, shownStream, streamFaults } from './chartStreams.ts'
import { locate, route } from './route.ts'
import { knownSpace } from './spaces.ts'

export function chartRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, chartList, async ({ params }) => {
    await knownSpace(db, params.id)
    return shownCharts(db, await listCharts(db, params.id))
  })

  route(app, deps, chartCreate, async ({ params, body, reply }) => {
    await knownSpace(db, params.id)
    const chart = await insertChart(db, params.id, await applied(db, emptyChart, body), now())
    locate(reply, deps, `/v1/spaces/${params.id}/charts/${chart.id}`)
    return shownChart(db, chart)
  })

  route(app, deps, chartView, async ({ params }) =>
    shownChart(db, known(await findChart(db, params.id, params.chart_id))),
  )

  route(app, deps, chartUpdate, async ({ params, body }) => {
    const change = (chart: ChartRow, tx: Db) => applied(tx, chart, body)
    return shownChart(db, known(await changeChart(db, params.id, params.chart_id, change, now())))
  })

  route(app, deps, chartDelete, async ({ params }) => {
    if (!(await deleteChart(db, params.id, params.chart_id, now()))) throw notFound()
  })

  route(app, deps, chartRestore, async ({ params }) => {
    await restoreChart(db, params.id, params.chart_id)
    return shownChart(db, known(await findChart(db, params.id, params.chart_id)))
  })
}

const emptyChart: Omit<ChartRow, 'id'> = { name: '', type: 'line', streams: [], settings: {} }

/**
 * A chart once a request is applied to it: what is absent stays, null unsets, and streams are replaced as a whole.
 *
 * @throws ApiError 400
 */
async function applied(db: Db, chart: Omit<ChartRow, 'id'>, body: ChartWrite): Promise<Omit<ChartRow, 'id'>> {
  const { name, type, streams, threshold, ...settings } = body
  const given: ChartSettings = threshold === undefined ? settings : { thresholds: threshold, ...settings }
  return {
    name: name ?? chart.name,
    type: type ?? chart.type,
    streams: streams ? await numbered(db, chart.streams, streams) : chart.streams,
    settings: withoutNulls({ ...chart.settings, ...given }),
  }
}

async function numbered(
  db: Db,
  before: readonly ChartStream[],
  given: readonly ChartStream[],
): Promise<ChartStream[]> {
  const faults = streamFaults(given)
  if (Object.keys(faults).length > 0) throw badParams(faults)
  const streams = keepStreamIds(before, given.map(compactStream))
  const fresh = streams.filter(({ id }) => id === undefined)
  return giveStreamIds(streams, await takeStreamIds(db, fresh.length))
}

function withoutNulls(settings: ChartSettings): ChartSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => (value ?? null) !== null))
}

async function shownChart(db: Db, row: ChartRow): Promise<Chart> {
  const [chart] = await shownCharts(db, [row])
  return known(chart)
}

async function shownCharts(db: Db, rows: readonly ChartRow[]): Promise<Chart[]> {
  const names = rows.flatMap(({ streams }) =>
    streams.flatMap(({ metric }) => (metric ? [nameKey(metric)] : [])),
  )
  const metrics = await findMetrics(db, [...new Set(names)])
  const types = new Map(metrics.map(({ name_key, type }) => [name_key, type]))
  return rows.map(({ settings, ...chart }) => ({
    ...chart,
    streams: chart.streams.map((stream) => shownStream(stream, (name) => types.get(nameKey(name)))),
    ...settings,
  }))
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw notFound()
  return found
}
