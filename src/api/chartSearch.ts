import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { Space } from './spaces.ts'
import { search } from './values.ts'

/** A chart and the space it is in. */
export const FoundChart = z.object({ id: z.number(), name: z.string(), space: Space })
export type FoundChart = z.output<typeof FoundChart>

/** Not at `/v1/charts`, which was something else at Librato. */
export const chartSearch = endpoint({
  name: 'chartSearch',
  method: 'GET',
  path: '/v1/search/charts',
  summary: 'Lists the charts of all spaces by name; `name` keeps those that contain it, in any case.',
  addition: true,
  roles: ['admin', 'viewer'],
  query: z.object({ ...pageQuery, name: search }),
  response: z.object({ query: PageInfo, charts: z.array(FoundChart) }),
})
