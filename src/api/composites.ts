import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Metric } from './metrics.ts'
import { Tags } from './names.ts'
import { intervalQuery, resolution } from './time.ts'

/** What every series of a composite says of where it comes from; null where several metrics or calls took part. */
const origin = {
  metric: z.nullable(Metric),
  /** Seconds from one point to the next. */
  period: z.number(),
}

export const measurementCompose = endpoint({
  name: 'measurementCompose',
  method: 'GET',
  path: '/v1/measurements',
  summary:
    'Evaluates a composite over a time interval. `query` is the series() call that a series comes from. Librato left out ' +
    'what surrounds the list of series in its reference; its clients read `series`.',
  roles: ['admin', 'recorder', 'viewer'],
  query: z.object({ ...intervalQuery, compose: z.string(), resolution }),
  response: z.object({
    compose: z.string(),
    resolution: z.number(),
    series: z.array(
      z.object({
        ...origin,
        query: z.nullable(z.object({ metric: z.string(), tags: Tags })),
        tags: Tags,
        measurements: z.array(z.object({ time: z.number(), value: z.number() })),
      }),
    ),
    links: z.array(z.object({ rel: z.string(), href: z.string() })),
  }),
})
