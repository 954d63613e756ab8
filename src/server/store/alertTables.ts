import { boolean, index, integer, jsonb, pgTable, primaryKey, serial, text } from 'drizzle-orm/pg-core'
import type { AlertCondition } from '#api/alertConditions.ts'
import type { ServiceType } from '#api/serviceTypes.ts'
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
  description: text('description'),
  version: integer('version').notNull(),
  active: boolean('active').notNull(),
  rearm_seconds: integer('rearm_seconds').notNull(),
  rearm_per_signal: boolean('rearm_per_signal').notNull(),
  /** Whether it is about tags, where a client said so. */
  md: boolean('md'),
  attributes: jsonb('attributes').$type<Record<string, unknown>>(),
  conditions: jsonb('conditions').$type<AlertCondition[]>().notNull(),
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
