import * as z from 'zod/mini'
import { AlertCondition } from './alertConditions.ts'
import { CLEARS, NOTIFICATION_STATES, NotificationAttempt, Violations } from './alertNotices.ts'
import { AlertStanding, oneAlert } from './alerts.ts'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { SERVICE_TYPE_NAMES } from './serviceTypes.ts'
import { intervalQuery } from './time.ts'
import { flag, idOrName, rowId } from './values.ts'

const MAY_READ = ['admin', 'recorder'] as const

/** From when an alert triggers until it clears. Times in Unix seconds. */
const incident = {
  id: z.number(),
  /** Of alerts with `rearm_per_signal`: the stream; null for the alert as a whole. */
  stream: z.nullable(z.string()),
  triggered_at: z.number(),
  /** Null while it goes on. */
  cleared_at: z.nullable(z.number()),
  clear: z.nullable(z.enum(CLEARS)),
  /** What was violated first, of each stream that took part. */
  violations: Violations,
}

/** What a service was, or is to be, told of an incident. */
export const AlertNotification = z.object({
  id: z.number(),
  event: z.enum(['trigger', 'clear', 'test']),
  /** As it was then; the id is null where it was deleted since. */
  service: z.object({ id: z.nullable(z.number()), type: z.enum(SERVICE_TYPE_NAMES), title: z.string() }),
  state: z.enum(NOTIFICATION_STATES),
  created_at: z.number(),
  ended_at: z.nullable(z.number()),
  attempts: z.array(NotificationAttempt),
})
export type AlertNotification = z.output<typeof AlertNotification>

export const AlertIncident = z.object({
  ...incident,
  /** As they were when it triggered. */
  conditions: z.array(AlertCondition),
  /** How many notifications of it are in each state. */
  told: z.object({ waiting: z.number(), sent: z.number(), failed: z.number(), dropped: z.number() }),
})
export type AlertIncident = z.output<typeof AlertIncident>

export const alertIncidentList = endpoint({
  name: 'alertIncidentList',
  method: 'GET',
  path: '/v1/alerts/:id/incidents',
  summary:
    'Lists when an alert triggered and cleared, the newest first, and how many times services were told.',
  addition: true,
  roles: MAY_READ,
  params: oneAlert,
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, incidents: z.array(AlertIncident) }),
})

export const incidentNotificationList = endpoint({
  name: 'incidentNotificationList',
  method: 'GET',
  path: '/v1/alerts/:id/incidents/:incident_id/notifications',
  summary: 'Lists what services were told of an incident, the newest first, with every try.',
  addition: true,
  roles: MAY_READ,
  params: z.object({ id: idOrName, incident_id: rowId }),
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, notifications: z.array(AlertNotification) }),
})

/** An incident with its alert, and the metrics of the alert's conditions. */
export const Incident = z.object({
  ...incident,
  alert: z.object({ id: z.number(), name: z.string() }),
  metrics: z.array(z.string()),
})
export type Incident = z.output<typeof Incident>

export const incidentList = endpoint({
  name: 'incidentList',
  method: 'GET',
  path: '/v1/alert_incidents',
  summary:
    'Lists incidents of all alerts, the newest first: those that are `open` or not, and those any part of which is within an interval; with `per_alert` of each alert only the one that began first.',
  addition: true,
  roles: MAY_READ,
  query: z.object({ ...newestFirst, ...intervalQuery, open: z.optional(flag), per_alert: z.optional(flag) }),
  response: z.object({ query: PageInfo, incidents: z.array(Incident) }),
})

export const STREAM_STATES = ['ok', 'violating', 'absent'] as const

/** How a stream stands under a condition. Times in Unix seconds. */
export const AlertStream = z.object({
  name: z.string(),
  condition: z.number(),
  metric: z.string(),
  state: z.enum(STREAM_STATES),
  /** The newest value that was compared; null where only its absence matters. */
  value: z.nullable(z.number()),
  /** The minute of the newest measurement. */
  last_time: z.number(),
  /** The minute since which it violates the condition. */
  since: z.nullable(z.number()),
  /** Whether that does not count, because the alert was cleared by hand since its newest measurement. */
  resolved: z.boolean(),
  /** For how long it has been beyond the threshold, where that is shorter than the duration; else null. Seconds. */
  pending: z.nullable(z.number()),
})
export type AlertStream = z.output<typeof AlertStream>

export const alertStreamList = endpoint({
  name: 'alertStreamList',
  method: 'GET',
  path: '/v1/alerts/:id/streams',
  summary:
    "Lists how each stream of an alert's conditions stands right now, those that violate first, then those that are beyond a threshold but not yet for its duration. `missed` are the minutes " +
    'that were not evaluated when that happened last; `failure` says why it cannot be evaluated now.',
  addition: true,
  roles: MAY_READ,
  params: oneAlert,
  query: z.object(newestFirst),
  response: z.object({
    query: PageInfo,
    state: AlertStanding.shape.state,
    status: AlertStanding.shape.status,
    /** Since when it is triggered; null when it is not. */
    triggered_at: AlertStanding.shape.triggered_at,
    pending: AlertStanding.shape.pending,
    resolved_at: AlertStanding.shape.resolved_at,
    muted_until: AlertStanding.shape.muted_until,
    evaluated_at: AlertStanding.shape.evaluated_at,
    missed: AlertStanding.shape.missed,
    failure: AlertStanding.shape.failure,
    streams: z.array(AlertStream),
  }),
})
