import type { FastifyInstance } from 'fastify'
import { chartLayoutUpdate } from '#api/chartLayouts.ts'
import { badParams, notFound } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import { changeChart, listCharts } from '../store/charts.ts'
import { changeSpace } from '../store/spaceVersions.ts'
import { applied } from './chartContent.ts'
import { shownCharts } from './charts.ts'
import { route } from './route.ts'

export function chartLayoutRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, chartLayoutUpdate, async ({ params, body, token }) => {
    const charts = await changeSpace(db, params.id, { token: token(), now: now() }, async (tx) => {
      for (const [index, { id, layout }] of body.charts.entries()) {
        const placed = await changeChart(tx, params.id, id, (chart) => applied(tx, chart, { layout }), now())
        if (placed === undefined) throw badParams({ [`charts[${index}].id`]: ['is no chart of this space'] })
      }
      return { what: 'Layout changed', inOneGo: true, result: await listCharts(tx, params.id) }
    })
    if (charts === undefined) throw notFound()
    return shownCharts(db, charts)
  })
}
