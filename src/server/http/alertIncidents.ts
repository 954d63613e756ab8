import type { FastifyInstance } from 'fastify'
import {
  alertIncidentList,
  type AlertNotification,
  alertStreamList,
  incidentList,
  incidentNotificationList,
} from '#api/alertIncidents.ts'
import type { Role } from '#api/endpoint.ts'
import { badParams, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import { streamStates } from '../alerts/streamStates.ts'
import type { Deps } from '../deps.ts'
import { findEvaluation } from '../store/alertEvaluations.ts'
import { findStandings } from '../store/alertStandings.ts'
import { listAlertIncidents, listIncidentNotifications, listIncidents } from '../store/incidentHistory.ts'
import { shownCondition } from './alertConditions.ts'
import { knownAlert } from './alerts.ts'
import { route } from './route.ts'

export function alertIncidentRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, alertIncidentList, async ({ params, query }) => {
    const { id } = await knownAlert(db, params.id)
    const page = pageOf(query)
    const { incidents, total } = await listAlertIncidents(db, id, page)
    return {
      query: { found: total, length: incidents.length, offset: page.offset, total },
      incidents: incidents.map(({ conditions, ...incident }) => ({
        ...incident,
        conditions: conditions.map((condition) => shownCondition(condition)),
      })),
    }
  })

  route(app, deps, incidentNotificationList, async ({ params, query, token }) => {
    const { id } = await knownAlert(db, params.id)
    const page = pageOf(query)
    const found = await listIncidentNotifications(db, id, params.incident_id, page)
    if (found === undefined) throw notFound()
    const { notifications, total } = found
    return {
      query: { found: total, length: notifications.length, offset: page.offset, total },
      notifications: notifications.map((one) => shownNotification(one, token().role)),
    }
  })

  route(app, deps, alertStreamList, async ({ params, query }) => {
    const alert = await knownAlert(db, params.id)
    const { offset, length } = pageOf(query)
    const evaluation = await findEvaluation(db, alert.id)
    const all = alert.active ? await streamStates(deps, alert, evaluation) : []
    const streams = all.slice(offset, offset + length)
    const standing = (await findStandings(db, [alert], now())).get(alert.id)
    if (standing === undefined) throw notFound()
    const { streams: _streams, stream_count: _count, ...stands } = standing
    return {
      query: { found: all.length, length: streams.length, offset, total: all.length },
      ...stands,
      streams,
    }
  })

  route(app, deps, incidentList, async ({ query }) => {
    const page = pageOf(query)
    const { start_time, end_time, duration, open, per_alert: perAlert = false } = query
    const all = [start_time, end_time, duration].every((parameter) => parameter === undefined)
    const interval = all ? undefined : intervalOf({ start_time, end_time, duration }, now())
    if (interval !== undefined && !isInterval(interval)) throw badParams(interval)
    const { incidents, found, total } = await listIncidents(db, { open, perAlert, interval }, page)
    return { query: { found, length: incidents.length, offset: page.offset, total }, incidents }
  })
}

/** An answer may repeat what it was sent to, which for some services is a secret. */
function shownNotification(notification: AlertNotification, role: Role): AlertNotification {
  if (role === 'admin') return notification
  return { ...notification, attempts: notification.attempts.map((attempt) => ({ ...attempt, answer: '' })) }
}
