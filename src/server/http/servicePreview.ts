import type { FastifyInstance } from 'fastify'
import type { z } from 'zod/mini'
import { badParams } from '#api/errors.ts'
import { servicePreview } from '#api/servicePreview.ts'
import type { Deps } from '../deps.ts'
import { whyRefused } from '../notify/guard.ts'
import { previewOf } from '../notify/preview.ts'
import { MADE_UP, testNotice } from '../notify/testNotice.ts'
import type { NoticedAlert } from '../store/noticeOf.ts'
import { findAlert } from '../store/alerts.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'
import { checkSettings } from './services.ts'

export function servicePreviewRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps

  route(app, deps, servicePreview, async ({ body, request }) => {
    const settings = body.settings ?? {}
    checkSettings(body.type, settings)
    const stored = await alertMeant(body.alert)
    const alert = body.draft ? drafted(stored, body.draft) : stored
    const preview = previewOf(body.type, settings, {
      notice: testNotice(alert, body.event ?? 'trigger', now()),
      account: config.email,
      url: publicUrl(config, request),
      now: now(),
    })
    const url = preview.request?.url
    return { ...preview, refused: (url && whyRefused(config.notifyAllow, url)) ?? null }
  })

  async function alertMeant(idOrName: number | string | null | undefined) {
    if (idOrName === null || idOrName === undefined) return MADE_UP
    const alert = await findAlert(db, idOrName)
    if (alert === undefined) throw badParams({ alert: ['is no alert of this account'] })
    return alert
  }
}

type Draft = NonNullable<z.output<typeof servicePreview.body>['draft']>

function drafted(alert: NoticedAlert, { name, description, attributes, conditions }: Draft): NoticedAlert {
  return {
    ...alert,
    name,
    description: description ?? null,
    attributes: attributes ?? null,
    conditions: conditions.map((condition, index) => ({ ...condition, id: index + 1 })),
  }
}
