import * as z from 'zod/mini'
import { Chart, layoutWrite } from './charts.ts'
import { endpoint } from './endpoint.ts'
import { rowId } from './values.ts'

/** Of a space with more charts, others can be placed by another request. */
const MAX_CHARTS = 1_000

export const chartLayoutUpdate = endpoint({
  name: 'chartLayoutUpdate',
  method: 'PUT',
  path: '/v1/spaces/:id/layout',
  summary:
    'Places several charts of a space on its grid, all or none of them; with the `layout` null a chart has no place of its ' +
    'own. Whatever else others changed of these charts is kept. Answers with all charts of the space, as `chartList` does.',
  addition: true,
  roles: ['admin'],
  params: z.object({ id: rowId }),
  body: z.object({
    charts: z
      .array(z.object({ id: rowId, layout: z.nullable(layoutWrite) }))
      .check(z.maxLength(MAX_CHARTS, { error: `must hold ${MAX_CHARTS} or fewer` })),
  }),
  response: z.array(Chart),
})
