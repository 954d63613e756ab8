import type { FastifyInstance } from 'fastify'
import { alertClear, alertStatusList, alertStatusView } from '#api/alerts.ts'
import { alertMute, alertUnmute } from '#api/alertMutes.ts'
import { badParams, notFound } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import { muteAlert, unmuteAlert } from '../store/alertMutes.ts'
import { clearAlert, findAlertState, listAlertStates } from '../store/alertStates.ts'
import { knownAlert } from './alerts.ts'
import { route } from './route.ts'

/** Seconds for which an alert counts as recently cleared. */
const RECENTLY = 86_400

export function alertStatusRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, alertStatusList, () => listAlertStates(db, now() - RECENTLY))

  route(app, deps, alertStatusView, async ({ params }) => {
    const { id } = await knownAlert(db, params.id)
    return { alert: { id }, status: (await findAlertState(db, id)).status }
  })

  route(app, deps, alertClear, async ({ params, query: { stream } }) => {
    const alert = await knownAlert(db, params.id)
    if (stream !== undefined && !alert.rearm_per_signal)
      throw badParams({ stream: ['is for alerts with rearm_per_signal'] })
    await clearAlert(db, alert, now(), stream)
  })

  route(app, deps, alertMute, async ({ params, body }) => {
    const muted_until = Math.floor(now()) + body.seconds
    if (!(await muteAlert(db, params.id, muted_until))) throw notFound()
    return { muted_until }
  })

  route(app, deps, alertUnmute, async ({ params }) => {
    if (!(await unmuteAlert(db, params.id, now()))) throw notFound()
  })
}
