import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { Space } from './spaces.ts'
import { shownDuration } from './time.ts'
import { givenName, ids, patterns, rowId, settable, time } from './values.ts'

/** What a link shows of its space, and until when. */
export const shownByLink = {
  /** What stands for `%` and for dynamic tags; nobody with the link can change it. */
  source: z.nullable(z.string()),
  tags: z.record(z.string(), z.array(z.string())),
  /** Seconds up to now that it opens with; null where its time is fixed. */
  duration: z.nullable(z.number()),
  /** The only time that it shows, Unix seconds; null where it is live. */
  start_time: z.nullable(z.number()),
  end_time: z.nullable(z.number()),
  /** Unix seconds; null for one that stays until it is deleted. */
  expires_at: z.nullable(z.number()),
}

/** A read-only link to a space: who has its address sees the space without signing in, and nothing else. */
export const SpaceLink = z.object({
  id: z.number(),
  name: z.string(),
  space: Space,
  /** Unix seconds; it shows nothing until the space is brought back. Null for one that is there. */
  space_deleted_at: z.nullable(z.number()),
  /** The address of the page; its last part is the only key to it. */
  url: z.string(),
  ...shownByLink,
  /** Unix seconds. */
  created_at: z.number(),
  /** The name of the token. */
  created_by: z.nullable(z.string()),
  /** To a minute; null for one that was never opened. */
  last_used_at: z.nullable(z.number()),
})
export type SpaceLink = z.output<typeof SpaceLink>

const MAX_TAGS = 50

const tags = z
  .record(z.string().check(z.minLength(1)), patterns.check(z.minLength(1, { error: 'must hold a value' })))
  .check(
    z.refine((given) => Object.keys(given).length <= MAX_TAGS, { error: `must hold ${MAX_TAGS} or fewer` }),
  )

const MAY = ['admin'] as const

export const spaceLinkList = endpoint({
  name: 'spaceLinkList',
  method: 'GET',
  path: '/v1/space_links',
  summary: 'Lists the read-only links to spaces, or with `space` those to one, the newest first.',
  addition: true,
  roles: MAY,
  query: z.object({ ...newestFirst, space: z.optional(rowId) }),
  response: z.object({ query: PageInfo, space_links: z.array(SpaceLink) }),
})

export const spaceLinkCreate = endpoint({
  name: 'spaceLinkCreate',
  method: 'POST',
  path: '/v1/space_links',
  summary:
    'Makes a read-only link to a space: who has its `url` sees the space without signing in, with this source and these ' +
    'tags in place of what its charts leave open, and can read nothing else. It is live and opens with the last `duration` ' +
    'seconds (an hour when left out), or shows nothing but the time from `start_time` to `end_time`.',
  addition: true,
  roles: MAY,
  status: 201,
  // A misspelt field would leave open what was meant to be locked.
  body: z.strictObject({
    space: rowId,
    name: givenName,
    source: settable(z.string()),
    tags: settable(tags),
    duration: settable(shownDuration),
    start_time: settable(time),
    end_time: settable(time),
    expires_at: settable(time),
  }),
  response: SpaceLink,
})

export const spaceLinkUpdate = endpoint({
  name: 'spaceLinkUpdate',
  method: 'PUT',
  path: '/v1/space_links/:id',
  summary:
    'Renames a link, or changes when it expires; `null` for never. What it shows stays what those who have it were given.',
  addition: true,
  roles: MAY,
  params: z.object({ id: rowId }),
  body: z.strictObject({ name: settable(givenName), expires_at: settable(time) }),
  response: SpaceLink,
})

export const spaceLinkDelete = endpoint({
  name: 'spaceLinkDelete',
  method: 'DELETE',
  path: '/v1/space_links/:id',
  summary: 'Deletes a link: at once, its address shows nothing any more.',
  addition: true,
  roles: MAY,
  status: 204,
  params: z.object({ id: rowId }),
})

export const spaceLinkBatchDelete = endpoint({
  name: 'spaceLinkBatchDelete',
  method: 'DELETE',
  path: '/v1/space_links',
  summary: 'Deletes the links with these ids; those that are gone already do not matter.',
  addition: true,
  roles: MAY,
  status: 204,
  body: z.object({ ids }),
})
