import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badParams, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import {
  spaceLinkBatchDelete,
  spaceLinkCreate,
  spaceLinkDelete,
  spaceLinkList,
  spaceLinkUpdate,
  type SpaceLink,
} from '#api/spaceLinks.ts'
import { MAX_DURATION } from '#api/time.ts'
import type { Deps } from '../deps.ts'
import {
  changeSpaceLink,
  deleteSpaceLinks,
  findSpaceLink,
  insertSpaceLink,
  listSpaceLinks,
  type SpaceLinkRow,
} from '../store/spaceLinks.ts'
import { publicUrl } from './publicUrl.ts'
import { locate, route } from './route.ts'
import { randomSlug } from './slug.ts'

/** What a link opens with where nothing is said of its time. */
const AN_HOUR = 3_600

/** Read-only links to spaces, as the admins see and make them; what is read by them is in sharedSpaces.ts. */
export function spaceLinkRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, spaceLinkList, async ({ query, request }) => {
    const page = pageOf(query)
    const { rows, found, total } = await listSpaceLinks(db, query.space, page)
    return {
      query: { found, length: rows.length, offset: page.offset, total },
      space_links: rows.map((row) => shown(row, request)),
    }
  })

  route(app, deps, spaceLinkCreate, async ({ body, token, request, reply }) => {
    const time = Math.floor(now())
    checkExpiry(body.expires_at, time)
    const id = await insertSpaceLink(db, {
      space_id: body.space,
      name: body.name,
      slug: randomSlug(),
      source: body.source || null,
      tags: lockedTags(body.tags ?? {}),
      ...timeAsked(body),
      expires_at: body.expires_at ?? null,
      created_at: time,
      created_by: token().name,
    })
    if (id === undefined) throw badParams({ space: ['is no space of this account'] })
    locate(reply, deps, `/v1/space_links/${id}`)
    return shownById(id, request)
  })

  route(app, deps, spaceLinkUpdate, async ({ params, body, request }) => {
    const { name, expires_at } = body
    checkExpiry(expires_at, now())
    const changes = {
      ...(typeof name === 'string' && { name }),
      ...(expires_at !== undefined && { expires_at }),
    }
    if (!(await changeSpaceLink(db, params.id, changes))) throw notFound()
    return shownById(params.id, request)
  })

  route(app, deps, spaceLinkDelete, async ({ params }) => {
    if ((await deleteSpaceLinks(db, [params.id])) === 0) throw notFound()
  })

  route(app, deps, spaceLinkBatchDelete, async ({ body }) => {
    await deleteSpaceLinks(db, body.ids)
  })

  async function shownById(id: number, request: FastifyRequest): Promise<SpaceLink> {
    const row = await findSpaceLink(db, id)
    if (row === undefined) throw notFound()
    return shown(row, request)
  }

  function shown({ space_id, space, slug, ...row }: SpaceLinkRow, request: FastifyRequest): SpaceLink {
    return {
      ...row,
      space: { id: space_id, name: space },
      url: `${publicUrl(deps.config, request)}/s/${slug}`,
    }
  }
}

interface TimeAsked {
  duration?: number | null | undefined
  start_time?: number | null | undefined
  end_time?: number | null | undefined
}

/**
 * The time of a link: a `duration` in seconds that is live, an hour where nothing is said, or both ends, Unix seconds.
 *
 * @throws ApiError 400
 */
function timeAsked({ duration = null, start_time = null, end_time = null }: TimeAsked) {
  if (start_time === null && end_time === null)
    return { duration: duration ?? AN_HOUR, start_time: null, end_time: null }
  if (start_time === null) throw badParams({ start_time: ['is required with end_time'] })
  if (end_time === null) throw badParams({ end_time: ['is required with start_time'] })
  if (duration !== null)
    throw badParams({ duration: ['may not be given together with start_time and end_time'] })
  if (end_time <= start_time) throw badParams({ end_time: ['must be after start_time'] })
  if (end_time - start_time > MAX_DURATION)
    throw badParams({ start_time: ['must be 366 days or less before end_time'] })
  return { duration: null, start_time, end_time }
}

/** @throws ApiError 400 */
function checkExpiry(expires_at: number | null | undefined, now: number): void {
  if (typeof expires_at === 'number' && expires_at <= now) {
    throw badParams({ expires_at: ['must be in the future'] })
  }
}

/**
 * Tags by their names as these are stored.
 *
 * @throws ApiError 400 for one that is named twice, and for the source, for which more stands than the tag of that name
 */
function lockedTags(tags: Record<string, string[]>): Record<string, string[]> {
  const locked: Record<string, string[]> = {}
  for (const [name, values] of Object.entries(tags)) {
    const key = name.toLowerCase()
    if (key === 'source') throw badParams({ [`tags.${name}`]: ['must be given as source'] })
    if (Object.hasOwn(locked, key)) throw badParams({ [`tags.${name}`]: ['is given twice'] })
    locked[key] = values
  }
  return locked
}
