import type { FastifyInstance } from 'fastify'
import {
  chartCreate,
  chartDelete,
  chartList,
  chartRestore,
  chartUpdate,
  chartView,
  type Chart,
} from '#api/charts.ts'
import { changedMeanwhile, notFound } from '#api/errors.ts'
import { overlap } from '#space/overlap.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import {
  changeChart,
  deleteChart,
  findChart,
  insertChart,
  listCharts,
  restoreChart,
  type ChartRow,
} from '../store/charts.ts'
import { findMetrics, nameKey } from '../store/metrics.ts'
import { changeSpace } from '../store/spaceVersions.ts'
import { applied, emptyChart } from './chartContent.ts'
import { shownStream } from './chartStreams.ts'
import { appliedTo } from './mergeChart.ts'
import { locate, route } from './route.ts'
import { knownSpace } from './spaces.ts'

export function chartRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, chartList, async ({ params }) => {
    await knownSpace(db, params.id)
    return shownCharts(db, await listCharts(db, params.id))
  })

  route(app, deps, chartCreate, async ({ params, body, token, reply }) => {
    const chart = await changeSpace(db, params.id, { token: token(), now: now() }, async (tx) => {
      const result = await insertChart(tx, params.id, await applied(tx, emptyChart, body), now())
      return { what: 'Chart added', result }
    })
    const { id } = known(chart)
    locate(reply, deps, `/v1/spaces/${params.id}/charts/${id}`)
    return shownChart(db, known(chart))
  })

  route(app, deps, chartView, async ({ params }) =>
    shownChart(db, known(await findChart(db, params.id, params.chart_id))),
  )

  route(app, deps, chartUpdate, async ({ params, query: { version }, body, token }) => {
    const change = (chart: ChartRow, tx: Db) =>
      version === undefined || version === chart.version
        ? applied(tx, chart, body)
        : appliedTo(tx, chart, body, version)
    const chart = await changeSpace(db, params.id, { token: token(), now: now() }, async (tx) => {
      const result = await changeChart(tx, params.id, params.chart_id, change, now())
      return result && { what: 'Chart changed', changedChart: result.id, inOneGo: true, result }
    })
    return shownChart(db, known(chart))
  })

  route(app, deps, chartDelete, async ({ params, query: { version }, token }) => {
    const deleted = await changeSpace(db, params.id, { token: token(), now: now() }, async (tx) => {
      if (version !== undefined) {
        const chart = await findChart(tx, params.id, params.chart_id)
        if (chart && chart.version !== version) throw changedMeanwhile(['version'])
      }
      const result = await deleteChart(tx, params.id, params.chart_id, now())
      return { what: 'Chart deleted', result }
    })
    if (deleted !== true) throw notFound()
  })

  route(app, deps, chartRestore, async ({ params, token }) => {
    const chart = await changeSpace(db, params.id, { token: token(), now: now() }, async (tx) => {
      const { id, chart_id } = params
      const result = (await restoreChart(tx, id, chart_id))
        ? await changeChart(tx, id, chart_id, withFreePlace(tx, id), now())
        : await findChart(tx, id, chart_id)
      return result && { what: 'Chart brought back', result }
    })
    return shownChart(db, known(chart))
  })
}

/** The chart as it was, but without its place where another took that meanwhile. */
const withFreePlace = (db: Db, spaceId: number) => async (chart: ChartRow) => {
  const { layout } = chart.settings
  const others = (await listCharts(db, spaceId)).filter(({ id }) => id !== chart.id)
  const isTaken = layout && others.some(({ settings }) => settings.layout && overlap(layout, settings.layout))
  return isTaken ? applied(db, chart, { layout: null }) : chart
}

async function shownChart(db: Db, row: ChartRow): Promise<Chart> {
  const [chart] = await shownCharts(db, [row])
  return known(chart)
}

/** Charts as they are answered: their streams know the types of their metrics. */
export async function shownCharts(db: Db, rows: readonly ChartRow[]): Promise<Chart[]> {
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
