import type { FastifyInstance } from 'fastify'
import { badParams } from '#api/errors.ts'
import { servicePreview } from '#api/servicePreview.ts'
import type { Deps } from '../deps.ts'
import { previewOf } from '../notify/preview.ts'
import { MADE_UP, testNotice } from '../notify/testNotice.ts'
import { findAlert } from '../store/alerts.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'
import { checkSettings } from './services.ts'

export function servicePreviewRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps

  route(app, deps, servicePreview, async ({ body, request }) => {
    const settings = body.settings ?? {}
    checkSettings(body.type, settings)
    const alert = await alertMeant(body.alert)
    return previewOf(body.type, settings, {
      notice: testNotice(alert, body.event ?? 'trigger', now()),
      account: config.email,
      url: publicUrl(config, request),
      now: now(),
    })
  })

  async function alertMeant(idOrName: number | string | null | undefined) {
    if (idOrName === null || idOrName === undefined) return MADE_UP
    const alert = await findAlert(db, idOrName)
    if (alert === undefined) throw badParams({ alert: ['is no alert of this account'] })
    return alert
  }
}
