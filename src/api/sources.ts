import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { SOURCE_NAME } from './names.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { search, settable } from './values.ts'

/** API reference, "Source Properties". */
export const Source = z.object({ name: z.string(), display_name: z.nullable(z.string()) })
export type Source = z.output<typeof Source>

const sourceName = z.string().check(
  z.regex(SOURCE_NAME, { error: 'must be 1 to 255 of A-Z a-z 0-9 . : - _' }),
  z.refine((name) => name.toLowerCase() !== 'all', { error: 'is reserved' }),
)

/** Sources that came as tags may have other characters than those that are created. */
const known = z.object({ name: z.string() })
const EVERYONE = ['admin', 'recorder', 'viewer'] as const

export const sourceList = endpoint({
  name: 'sourceList',
  method: 'GET',
  path: '/v1/sources',
  summary:
    'Lists the sources of measurements and those that were created, by name; `name` keeps those whose name or display name contains it, in any case.',
  roles: EVERYONE,
  query: z.object({ ...pageQuery, name: search, orderby: z.optional(z.enum(['name'])) }),
  response: z.object({ query: PageInfo, sources: z.array(Source) }),
})

export const sourceView = endpoint({
  name: 'sourceView',
  method: 'GET',
  path: '/v1/sources/:name',
  summary: 'One source.',
  roles: EVERYONE,
  params: known,
  response: Source,
})

export const sourceUpdate = endpoint({
  name: 'sourceUpdate',
  method: 'PUT',
  path: '/v1/sources/:name',
  summary: 'Sets the display name of a source, which is created when it does not exist.',
  roles: ['admin', 'recorder'],
  status: 204,
  alsoAnswers: [201],
  params: z.object({ name: sourceName }),
  body: z.object({
    display_name: settable(z.string().check(z.maxLength(255, { error: 'must be 255 characters or fewer' }))),
  }),
  response: z.optional(Source),
})

export const sourceDelete = endpoint({
  name: 'sourceDelete',
  method: 'DELETE',
  path: '/v1/sources/:name',
  summary:
    'Forgets what was set of a source. One that has measurements goes on being listed: it is a tag of theirs.',
  addition: true,
  roles: ['admin'],
  status: 204,
  params: known,
})
