import { isNotNull, sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
} from 'drizzle-orm/pg-core'
import type { AnnotationLink } from '#api/annotationEvents.ts'
import type { ChartStream, ChartType, ChartWrite } from '#api/charts.ts'
import type { Role } from '#api/endpoint.ts'
import type { ParamErrors } from '#api/errors.ts'
import type { JobState } from '#api/jobs.ts'
import type { Attributes, MetricType } from '#api/metrics.ts'
import type { PictureLook, SnapshotAsked, SnapshotChart } from '#api/snapshots.ts'
import type { SpaceDocument } from '#api/spaceDocument.ts'

/*
 * The tables of engine/migrations/postgres, for drizzle; those of alerts are in alertTables.ts. Times are Unix seconds. A
 * `name_key` is the lower-case name: names are compared without regard to case.
 */

export const seconds = (name: string) => bigint(name, { mode: 'number' })

export const metrics = pgTable('metrics', {
  id: serial('id').primaryKey(),
  name: text('name').notNull(),
  name_key: text('name_key').notNull().unique(),
  type: text('type').$type<MetricType>().notNull(),
  display_name: text('display_name'),
  description: text('description'),
  period: integer('period'),
  source_lag: integer('source_lag'),
  composite: text('composite'),
  attributes: jsonb('attributes').$type<Attributes>().notNull(),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
})

export const spaces = pgTable(
  'spaces',
  {
    id: serial('id').primaryKey(),
    name: text('name').notNull(),
    name_key: text('name_key').notNull(),
    created_at: seconds('created_at').notNull(),
    updated_at: seconds('updated_at').notNull(),
    deleted_at: seconds('deleted_at'),
    /** The name of the token. */
    deleted_by: text('deleted_by'),
    /** How many versions there have been, those that were taken back as well. */
    versions: integer('versions').notNull().default(0),
  },
  (table) => [index('spaces_deleted').on(table.deleted_at).where(isNotNull(table.deleted_at))],
)

/** What a space was after each change. */
export const spaceVersions = pgTable(
  'space_versions',
  {
    space_id: integer('space_id')
      .notNull()
      .references(() => spaces.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    created_at: seconds('created_at').notNull(),
    /** The name of the token, which may be gone by now. */
    created_by: text('created_by'),
    token_id: integer('token_id'),
    /** Of a change of one chart. */
    chart_id: integer('chart_id'),
    what: text('what').notNull(),
    document: jsonb('document').$type<SpaceDocument>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.space_id, table.number] })],
)

/** What of a chart has no column of its own. */
export type ChartSettings = Omit<ChartWrite, 'name' | 'type' | 'streams' | 'threshold'>

/** What people change of a chart. */
export interface ChartContent {
  name: string
  type: ChartType
  streams: ChartStream[]
  settings: ChartSettings
}

export const charts = pgTable(
  'charts',
  {
    id: serial('id').primaryKey(),
    space_id: integer('space_id')
      .notNull()
      .references(() => spaces.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    type: text('type').$type<ChartType>().notNull(),
    streams: jsonb('streams').$type<ChartStream[]>().notNull(),
    settings: jsonb('settings').$type<ChartSettings>().notNull(),
    version: integer('version').notNull().default(1),
    created_at: seconds('created_at').notNull(),
    updated_at: seconds('updated_at').notNull(),
    deleted_at: seconds('deleted_at'),
  },
  (table) => [index('charts_space').on(table.space_id, table.position)],
)

/** What charts were before their newest changes. */
export const chartVersions = pgTable(
  'chart_versions',
  {
    chart_id: integer('chart_id')
      .notNull()
      .references(() => charts.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    chart: jsonb('chart').$type<ChartContent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.chart_id, table.version] })],
)

export const annotationStreams = pgTable('annotation_streams', {
  id: serial('id').primaryKey(),
  name: text('name').notNull(),
  name_key: text('name_key').notNull().unique(),
  display_name: text('display_name'),
})

export const annotationEvents = pgTable(
  'annotation_events',
  {
    id: serial('id').primaryKey(),
    stream_id: integer('stream_id')
      .notNull()
      .references(() => annotationStreams.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    description: text('description'),
    source: text('source'),
    start_time: seconds('start_time').notNull(),
    end_time: seconds('end_time'),
    links: jsonb('links').$type<AnnotationLink[]>().notNull(),
  },
  (table) => [
    index('annotation_events_start').on(table.stream_id, table.start_time),
    index('annotation_events_started').on(table.start_time),
    index('annotation_events_ended').on(table.end_time).where(isNotNull(table.end_time)),
  ],
)

export const apiTokens = pgTable('api_tokens', {
  id: serial('id').primaryKey(),
  name: text('name'),
  /** SHA-256 of the token in hex. Tokens are 256 random bits, so that no slow hash is needed. */
  hash: text('hash').notNull().unique(),
  /** The first characters, to tell tokens apart once the full value is gone. */
  prefix: text('prefix').notNull(),
  role: text('role').$type<Role>().notNull(),
  active: boolean('active').notNull(),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
  /** To a minute; null for one that never was. */
  last_used_at: seconds('last_used_at'),
})

export const sessions = pgTable('sessions', {
  /** SHA-256 of the cookie in hex. */
  hash: text('hash').primaryKey(),
  token_id: integer('token_id')
    .notNull()
    .references(() => apiTokens.id, { onDelete: 'cascade' }),
  created_at: seconds('created_at').notNull(),
  expires_at: seconds('expires_at').notNull(),
})

/** The spaces that the holder of a token put first. */
export const favorites = pgTable(
  'favorites',
  {
    token_id: integer('token_id')
      .notNull()
      .references(() => apiTokens.id, { onDelete: 'cascade' }),
    space_id: integer('space_id')
      .notNull()
      .references(() => spaces.id, { onDelete: 'cascade' }),
  },
  (table) => [
    primaryKey({ columns: [table.token_id, table.space_id] }),
    index('favorites_space').on(table.space_id),
  ],
)

/** Codes of one-time sign-in links. */
export const signInCodes = pgTable('sign_in_codes', {
  hash: text('hash').primaryKey(),
  token_id: integer('token_id')
    .notNull()
    .references(() => apiTokens.id, { onDelete: 'cascade' }),
  expires_at: seconds('expires_at').notNull(),
})

export const jobs = pgTable('jobs', {
  id: serial('id').primaryKey(),
  type: text('type').notNull(),
  input: jsonb('input').notNull(),
  state: text('state').$type<JobState>().notNull(),
  /** Steps that are done, of `total`; what a step is, the job says. */
  done: integer('done').notNull(),
  total: integer('total'),
  output: jsonb('output'),
  errors: jsonb('errors').$type<ParamErrors>(),
  /** The process that works at it, and when it last said so. */
  worker: text('worker'),
  alive_at: seconds('alive_at'),
  /** How often a process has taken it. */
  attempts: integer('attempts').notNull(),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
})

/** Sources that were created or named; all others are known from the tags of streams. */
export const sources = pgTable('sources', {
  name_key: text('name_key').primaryKey(),
  name: text('name').notNull(),
  display_name: text('display_name'),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
})

export const snapshots = pgTable('snapshots', {
  id: serial('id').primaryKey(),
  /** The job that draws it. */
  job_id: integer('job_id').notNull(),
  chart: jsonb('chart').$type<SnapshotChart>().notNull(),
  /** Seconds up to `end_time` that it shows. */
  duration: integer('duration').notNull(),
  end_time: seconds('end_time').notNull(),
  created_at: seconds('created_at').notNull(),
  updated_at: seconds('updated_at').notNull(),
  /** Random, and the only key to the picture. */
  slug: text('slug').notNull().unique(),
  asked: jsonb('asked').$type<SnapshotAsked>().notNull(),
  look: jsonb('look').$type<PictureLook>().notNull(),
  /** The name of the token. */
  created_by: text('created_by'),
  drawn_at: seconds('drawn_at'),
})

/** Handed over as text: PGlite takes ten times as long with bytes. Read as `encode(…, 'base64')`. */
const bytes = customType<{ data: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (data) => sql`decode(${Buffer.from(data).toString('base64')}, 'base64')`,
})

export const snapshotPictures = pgTable('snapshot_pictures', {
  snapshot_id: integer('snapshot_id')
    .primaryKey()
    .references(() => snapshots.id, { onDelete: 'cascade' }),
  /** What was measured, as deflated JSON. */
  content: bytes('content').notNull(),
  /** PNG. */
  picture: bytes('picture'),
})

/** Read-only links to spaces. */
export const spaceLinks = pgTable('space_links', {
  id: serial('id').primaryKey(),
  space_id: integer('space_id')
    .notNull()
    .references(() => spaces.id, { onDelete: 'cascade' }),
  name: text('name').notNull(),
  /** Random, and the only key to the link. */
  slug: text('slug').notNull().unique(),
  /** What stands for `%` and for dynamic tags. */
  source: text('source'),
  tags: jsonb('tags').$type<Record<string, string[]>>().notNull(),
  /** Seconds up to now; null where its time is fixed. */
  duration: seconds('duration'),
  start_time: seconds('start_time'),
  end_time: seconds('end_time'),
  expires_at: seconds('expires_at'),
  created_at: seconds('created_at').notNull(),
  /** The name of the token. */
  created_by: text('created_by'),
  last_used_at: seconds('last_used_at'),
})

/** Small facts that all processes of an account share, such as how far the roll-up has come. */
export const facts = pgTable('facts', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
})
