import type { FastifyInstance } from 'fastify'
import { pageOf } from '#api/pagination.ts'
import {
  serviceAlertList,
  serviceNotificationList,
  type ServiceNotification,
} from '#api/serviceNotifications.ts'
import type { Deps } from '../deps.ts'
import { alertsOfServices } from '../store/alertServices.ts'
import {
  attemptsOf,
  listNotificationsOf,
  type AttemptRow,
  type NotificationRow,
} from '../store/notifications.ts'
import { route } from './route.ts'
import { knownService } from './services.ts'

export function serviceNotificationRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps

  route(app, deps, serviceNotificationList, async ({ params, query }) => {
    const { id } = await knownService(db, params.id)
    const { rows, total } = await listNotificationsOf(db, id, pageOf(query))
    const attempts = await attemptsOf(
      db,
      rows.map((row) => row.id),
    )
    return {
      query: { found: total, length: rows.length, offset: query.offset, total },
      notifications: rows.map((row) => shownNotification(row, attempts.get(row.id) ?? [])),
    }
  })

  route(app, deps, serviceAlertList, async ({ params }) => {
    const { id } = await knownService(db, params.id)
    const alerts = await alertsOfServices(db, [id])
    return { alerts: alerts.map((alert) => ({ id: alert.id, name: alert.name })) }
  })
}

function shownNotification(row: NotificationRow, attempts: AttemptRow[]): ServiceNotification {
  const { id, notice, state, created_at, due_at, ended_at } = row
  const { event, alert, incident_key } = notice
  return {
    id,
    event,
    alert: { id: alert.id, name: alert.name },
    incident_key,
    state,
    created_at,
    due_at: state === 'waiting' ? due_at : null,
    ended_at,
    attempts,
  }
}
