import type { FastifyInstance } from 'fastify'
import { ApiError, badParams, notFound } from '#api/errors.ts'
import { snapshotSend } from '#api/snapshots.ts'
import { rangeText } from '#chart/rangeText.ts'
import type { Deps } from '../deps.ts'
import { sendTo } from '../notify/deliver.ts'
import { slackSnapshotMessage } from '../notify/messages/slackSnapshot.ts'
import { findService } from '../store/services.ts'
import { findSnapshot } from '../store/snapshots.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'

export function snapshotSendRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config } = deps
  const stopping = new AbortController()
  app.addHook('preClose', () => stopping.abort())

  route(app, deps, snapshotSend, async ({ params, body, request }) => {
    const snapshot = await findSnapshot(db, params.id)
    if (snapshot === undefined) throw notFound()
    const service = await findService(db, body.service)
    if (service?.type !== 'slack') throw badParams({ service: ['is no Slack service of this account'] })
    if (snapshot.drawn_at === null) {
      throw new ApiError(409, { errors: { request: ['The picture is not drawn yet'] } })
    }
    const { slug, look, end_time, duration } = snapshot
    const page = `${publicUrl(config, request)}/s/${slug}`
    const posted = {
      title: look.title,
      range: rangeText(end_time - duration, end_time, look.zone),
      message: body.message?.trim() ?? '',
      page,
      picture: `${page}.png`,
    }
    const begun = performance.now()
    const { arrived, answer } = await sendTo(
      deps,
      service,
      ({ url = '' }) => slackSnapshotMessage(url, posted),
      stopping.signal,
    )
    return { arrived, answer, duration_ms: Math.round(performance.now() - begun) }
  })
}
