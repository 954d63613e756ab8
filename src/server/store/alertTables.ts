import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import type { AlertCondition } from '#api/alertConditions.ts'
import type { AlertPending } from '#api/alerts.ts'
import type { AlertNotice, Clear, NotificationState, Violations } from '#api/alertNotices.ts'
import type { ServiceType } from '#api/serviceTypes.ts'
import { naturalKey } from './naturalOrder.ts'
import { seconds } from './tables.ts'

/** What alerts notify. */
export const services = pgTable('services', {
  id: serial('id').primaryKey(),
  type: text('type').$type<ServiceType>().notNull(),
  title: text('title').notNull(),
  settings: jsonb('settings').$type<Record<string, string>>().notNull(),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
})

export const alerts = pgTable('alerts', {
  id: serial('id').primaryKey(),
  name: text('name').notNull(),
  name_key: text('name_key').notNull().unique(),
  name_order: text('name_order').generatedAlwaysAs(naturalKey(sql`name_key`)),
  description: text('description'),
  version: integer('version').notNull(),
  active: boolean('active').notNull(),
  rearm_seconds: integer('rearm_seconds').notNull(),
  rearm_per_signal: boolean('rearm_per_signal').notNull(),
  /** Whether it is about tags, where a client said so. */
  md: boolean('md'),
  attributes: jsonb('attributes').$type<Record<string, unknown>>(),
  conditions: jsonb('conditions').$type<AlertCondition[]>().notNull(),
  /** Services are not told before that it triggers; 0 for never. */
  muted_until: seconds('muted_until').notNull().default(0),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
})

export const alertServices = pgTable(
  'alert_services',
  {
    alert_id: integer('alert_id')
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    service_id: integer('service_id')
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    /** Larger for what was added later. */
    position: serial('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.alert_id, table.service_id] }),
    index('alert_services_service').on(table.service_id),
  ],
)

/** Alerts that were ever triggered: when last, and when that was over. */
export const alertStates = pgTable('alert_states', {
  alert_id: integer('alert_id')
    .primaryKey()
    .references(() => alerts.id, { onDelete: 'cascade' }),
  triggered_at: seconds('triggered_at').notNull(),
  cleared_at: seconds('cleared_at'),
})

/** From the moment an alert triggers until it clears. */
export const alertIncidents = pgTable(
  'alert_incidents',
  {
    id: serial('id').primaryKey(),
    alert_id: integer('alert_id')
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    incident_key: text('incident_key').notNull().unique(),
    /** Of alerts that are rearmed for each stream on its own: which one. */
    stream: text('stream'),
    triggered_at: seconds('triggered_at').notNull(),
    cleared_at: seconds('cleared_at'),
    clear: text('clear').$type<Clear>(),
    violations: jsonb('violations').$type<Violations>().notNull(),
    /** Of its alert, as they were when it triggered. */
    conditions: jsonb('conditions').$type<AlertCondition[]>().notNull(),
    /** When services were last told that it triggers; 0 where they never were. */
    notified_at: seconds('notified_at').notNull().default(0),
  },
  (table) => [
    index('alert_incidents_alert').on(table.alert_id, table.triggered_at),
    index('alert_incidents_triggered').on(table.triggered_at),
  ],
)

/** How far alerts have been evaluated. Times are of minutes. */
export const alertEvaluations = pgTable('alert_evaluations', {
  alert_id: integer('alert_id')
    .primaryKey()
    .references(() => alerts.id, { onDelete: 'cascade' }),
  /** Measurements before this do not count: the alert was made or changed then. */
  tracked_from: seconds('tracked_from').notNull(),
  evaluated_at: seconds('evaluated_at').notNull(),
  /** When somebody cleared it by hand; 0 for never. */
  cleared_at: seconds('cleared_at').notNull().default(0),
  /** The same for streams that were cleared alone, by their names. */
  cleared_streams: jsonb('cleared_streams').$type<Record<string, number>>().notNull().default({}),
  /** The minutes that nobody evaluated when that happened last. */
  missed_from: seconds('missed_from'),
  missed_to: seconds('missed_to'),
  /** What is beyond a threshold, but not yet for its duration. */
  pending: jsonb('pending').$type<AlertPending>(),
  /** When somebody cleared it by hand, for as long as that is why it is not triggered. */
  resolved_at: seconds('resolved_at'),
  /** What is known of the streams; what alerts/evaluate.ts makes of it. */
  state: jsonb('state').$type<AlertTracks>().notNull(),
  /** Why it could not be evaluated when that was tried last, and when; null once it was evaluated again. */
  failure: text('failure'),
  failed_at: seconds('failed_at'),
  /** Whether it failed for its own sake, so that it is tried on its own. */
  alone: boolean('alone').notNull().default(false),
  /** Of the process that is at it. */
  claim: text('claim'),
  held_until: seconds('held_until').notNull().default(0),
})

/** What is known of a stream under a condition; a point's time is the start of its minute, in Unix seconds. */
export interface Track {
  /** The newest point and its value. */
  last: number
  value: number
  /** The first of the points up to the newest that all are beyond the threshold; null when the newest is not. */
  begin: number | null
  /** How many these are. */
  count: number
  /** The minute from which on they have covered the condition's duration; null while they do not. */
  since: number | null
}

/** What is known of a condition's streams, by their names, as far as it is final. */
export interface ConditionState {
  /** The id of its metric; another one means that the metric was deleted meanwhile. */
  metric: number | null
  /** Points before it are part of this; Unix seconds. */
  settled: number
  streams: Record<string, Track>
}

/** By the ids of the conditions. */
export type AlertTracks = Readonly<Record<number, ConditionState>>

/** What a service is to be told. Its type and title are those of that time. */
export const notifications = pgTable(
  'notifications',
  {
    id: serial('id').primaryKey(),
    /** Null where a service was tested on its own. */
    alert_id: integer('alert_id').references(() => alerts.id, { onDelete: 'cascade' }),
    /** Null for tests. */
    incident_id: integer('incident_id').references(() => alertIncidents.id, { onDelete: 'cascade' }),
    /** Of its notice: known also after the incident was deleted. */
    incident_key: text('incident_key').notNull(),
    service_id: integer('service_id').references(() => services.id, { onDelete: 'set null' }),
    service_type: text('service_type').$type<ServiceType>().notNull(),
    service_title: text('service_title').notNull(),
    notice: jsonb('notice').$type<AlertNotice>().notNull(),
    state: text('state').$type<NotificationState>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** When it is to be tried, or tried again. */
    due_at: seconds('due_at').notNull(),
    worker: text('worker'),
    alive_at: seconds('alive_at'),
    created_at: seconds('created_at').notNull(),
    ended_at: seconds('ended_at'),
  },
  (table) => [
    index('notifications_incident').on(table.incident_id),
    index('notifications_alert').on(table.alert_id, table.id),
    index('notifications_service').on(table.service_id, table.id),
  ],
)

export const notificationAttempts = pgTable(
  'notification_attempts',
  {
    id: serial('id').primaryKey(),
    notification_id: integer('notification_id')
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    attempted_at: seconds('attempted_at').notNull(),
    duration_ms: integer('duration_ms').notNull(),
    arrived: boolean('arrived').notNull(),
    /** What the receiver said, or why nothing could be sent. */
    answer: text('answer').notNull(),
  },
  (table) => [index('notification_attempts_notification').on(table.notification_id)],
)
