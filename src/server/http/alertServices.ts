import type { FastifyInstance } from 'fastify'
import { alertServiceAdd, alertServiceRemove } from '#api/alerts.ts'
import { badParams, notFound } from '#api/errors.ts'
import type { Deps } from '../deps.ts'
import { addAlertService, removeAlertService } from '../store/alertServices.ts'
import { knownAlert, shownAlertService } from './alerts.ts'
import { locate, route } from './route.ts'

export function alertServiceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, alertServiceAdd, async ({ params, body, token, reply }) => {
    const { id } = await knownAlert(db, params.id)
    const service = await addAlertService(db, id, body.service)
    if (service === undefined) throw badParams({ service: ['is no service of this account'] })
    locate(reply, deps, `/v1/alerts/${id}/services/${service.id}`)
    return shownAlertService(deps, service, token().role)
  })

  route(app, deps, alertServiceRemove, async ({ params }) => {
    const { id } = await knownAlert(db, params.id)
    if (!(await removeAlertService(db, id, params.service_id))) throw notFound()
  })
}
