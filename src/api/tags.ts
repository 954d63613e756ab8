import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { patterns, positive, search } from './values.ts'

/** The most names or values in one answer. */
const MAX_FOUND = 1_000

const found = {
  metric: search,
  search: search,
  length: z._default(
    z.pipe(
      positive,
      z.transform((value: number) => Math.min(value, MAX_FOUND)),
    ),
    100,
  ),
}

export const tagList = endpoint({
  name: 'tagList',
  method: 'GET',
  path: '/v1/tags',
  summary: 'Names of tags, of one metric or of all, for completion.',
  addition: true,
  roles: ['admin', 'recorder', 'viewer'],
  query: z.object(found),
  response: z.object({ tags: z.array(z.string()) }),
})

export const tagView = endpoint({
  name: 'tagView',
  method: 'GET',
  path: '/v1/tags/:name',
  summary: 'Values of a tag, of one metric or of all, for completion. Sources are the values of `source`.',
  addition: true,
  roles: ['admin', 'recorder', 'viewer'],
  params: z.object({ name: z.string() }),
  query: z.object({
    ...found,
    /** As in measurementView: only values of streams that pass it. */
    tags: z.optional(z.record(z.string(), patterns)),
  }),
  response: z.object({ name: z.string(), values: z.array(z.string()) }),
})
