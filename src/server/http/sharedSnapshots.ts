import type { FastifyInstance } from 'fastify'
import { notFound } from '#api/errors.ts'
import { sharedView } from '#api/snapshots.ts'
import type { Deps } from '../deps.ts'
import { unpacked } from '../snapshot/readContent.ts'
import { findPicture, findSnapshotBySlug, findSnapshotContent } from '../store/snapshots.ts'
import { route } from './route.ts'
import { imageHref } from './snapshots.ts'

/** Not in caches that others share, so that a deleted one is soon gone. */
const KEPT = 'private, max-age=86400, immutable'

/** What can be seen of a snapshot without signing in, by its address. */
export function sharedSnapshotRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, sharedView, async ({ params, request, reply }) => {
    const snapshot = await findSnapshotBySlug(db, params.slug)
    if (snapshot === undefined) throw notFound()
    const content = await findSnapshotContent(db, snapshot.id)
    reply.header('cache-control', 'no-store')
    return {
      ...snapshot.look,
      start_time: snapshot.end_time - snapshot.duration,
      end_time: snapshot.end_time,
      created_at: snapshot.created_at,
      image_href: imageHref(deps, snapshot, request),
      content: content === undefined ? null : await unpacked(content),
    }
  })

  app.get<{ Params: { slug: string } }>('/s/:slug(^[\\w-]+).png', async (request, reply) => {
    const picture = await findPicture(db, request.params.slug)
    if (picture === undefined) throw notFound()
    reply.headers({
      'cache-control': KEPT,
      'content-security-policy': "default-src 'none'",
      'x-robots-tag': 'noindex',
    })
    return reply.type('image/png').send(picture)
  })
}
