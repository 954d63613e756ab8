import type { FastifyInstance, FastifyRequest } from 'fastify'
import { notFound } from '#api/errors.ts'
import { sharedContentView, type SharedSnapshot, sharedView } from '#api/sharing.ts'
import type { Deps } from '../deps.ts'
import { unpacked } from '../snapshot/readContent.ts'
import { noteSpaceLinkUse } from '../store/spaceLinks.ts'
import { findJob } from '../store/jobs.ts'
import { findPicture, findSnapshotBySlug, findSnapshotContent, type SnapshotRow } from '../store/snapshots.ts'
import { route } from './route.ts'
import { sharedContent } from './sharedContent.ts'
import type { CountRead } from './sharedRate.ts'
import { openLink, sharedSpace } from './sharedSpaces.ts'
import { imageHref } from './snapshots.ts'

/** Not in caches that others share, and not for long, so that a deleted one is soon gone. */
const KEPT = 'private, max-age=3600'

/**
 * What can be seen of a snapshot or of a space without signing in, by its address.
 *
 * @param count counts a read of a slug, and throws where there were too many
 */
export function sharingRoutes(app: FastifyInstance, deps: Deps, count: CountRead): void {
  const { db, now } = deps

  route(app, deps, sharedView, async ({ params, request, reply }) => {
    reply.header('cache-control', 'no-store')
    const snapshot = await findSnapshotBySlug(db, params.slug)
    if (snapshot !== undefined) {
      count(params.slug)
      return sharedSnapshot(snapshot, request)
    }
    const link = await openLink(deps, params.slug)
    if (link === undefined) throw notFound()
    count(params.slug)
    await noteSpaceLinkUse(db, link, now())
    return sharedSpace(db, link)
  })

  route(app, deps, sharedContentView, async ({ params, reply }) => {
    reply.header('cache-control', 'no-store')
    const snapshot = await findSnapshotBySlug(db, params.slug)
    if (snapshot === undefined) throw notFound()
    count(params.slug)
    const content = await findSnapshotContent(db, snapshot.id)
    if (content === undefined) throw notFound()
    return sharedContent(await unpacked(content))
  })

  async function sharedSnapshot(snapshot: SnapshotRow, request: FastifyRequest): Promise<SharedSnapshot> {
    const job = snapshot.drawn_at === null ? await findJob(db, snapshot.job_id) : undefined
    const isLost = job?.state === 'failed' || job?.state === 'canceled'
    return {
      kind: 'snapshot',
      ...snapshot.look,
      start_time: snapshot.end_time - snapshot.duration,
      end_time: snapshot.end_time,
      created_at: snapshot.created_at,
      image_href: imageHref(deps, snapshot, request),
      failure: isLost ? 'The picture could not be drawn.' : null,
    }
  }

  app.get<{ Params: { slug: string } }>('/s/:slug(^[\\w-]+).png', async (request, reply) => {
    const picture = await findPicture(db, request.params.slug)
    if (picture === undefined) throw notFound()
    count(request.params.slug)
    reply.headers({
      'cache-control': KEPT,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-robots-tag': 'noindex',
    })
    return reply.type('image/png').send(picture)
  })
}
