import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { Job } from './jobs.ts'
import { Attributes, MetricUpdate } from './metrics.ts'
import { settable, texts } from './values.ts'

/** Where clients write the metrics they mean: `names=a&names=b`, `names[]=a`, a list in JSON, or a pattern with `*`. */
const names = z
  .pipe(
    texts,
    z.pipe(
      z.transform((given: string[]) => given.map((name) => name.trim()).filter((name) => name !== '')),
      z.array(z.string()),
    ),
  )
  .check(z.refine((given) => given.length > 0, { error: 'must name metrics, or hold a pattern with *' }))

const chosen = {
  names,
  /** Names and patterns of metrics that are not meant. */
  exclude: settable(texts),
  /** Keeps of them those that the list of metrics finds by this text as `name`. An addition. */
  search: settable(z.string()),
}

/** Attributes stand beside the other members here; inside `attributes` they count too, and first. */
const { type: _type, composite: _composite, ...properties } = MetricUpdate.shape
const bareAttributes = Attributes.shape

export const metricBatchUpdate = endpoint({
  name: 'metricBatchUpdate',
  method: 'PUT',
  path: '/v1/metrics',
  summary:
    'Updates the metrics of a list of names, or all that a pattern with `*` matches; `search`, an addition, keeps of them ' +
    'those that the list of metrics finds by this text. Answers 202 and a job for many. Attributes that only gauges ' +
    'have are left out for other metrics.',
  roles: ['admin', 'recorder'],
  status: 204,
  alsoAnswers: [202],
  body: z.object({ ...bareAttributes, ...properties, ...chosen }),
  response: z.optional(Job),
})

export const metricBatchDelete = endpoint({
  name: 'metricBatchDelete',
  method: 'DELETE',
  path: '/v1/metrics',
  summary:
    'Deletes the metrics of a list of names, or all that a pattern with `*` matches, and their measurements; `search`, an ' +
    'addition, keeps of them those that the list of metrics finds by this text. Answers 202 and a job for many.',
  roles: ['admin'],
  status: 204,
  alsoAnswers: [202],
  body: z.object(chosen),
  response: z.optional(Job),
})
