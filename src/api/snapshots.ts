import * as z from 'zod/mini'
import { type Chart, CHART_TYPES, type ChartType, ChartWrite } from './charts.ts'
import { COMPARISONS, type Comparison } from './comparisons.ts'
import { endpoint } from './endpoint.ts'
import { newestFirst, PageInfo } from './pagination.ts'
import { TestResult } from './serviceTests.ts'
import { shownDuration } from './time.ts'
import { ids, numeric, patterns, rowId, settable, texts, time } from './values.ts'

/** A filter on one tag; patterns may hold `*`. */
const SnapshotTag = z.object({ name: z.string(), values: patterns })
export type SnapshotTag = z.output<typeof SnapshotTag>

/** Which chart is drawn, of which sources or tags, and as what. */
export interface SnapshotChart {
  /** Null where the snapshot brought a chart of its own. */
  id: number | null
  sources: string[]
  /** Only where the snapshot was asked for by tags. */
  tags?: SnapshotTag[]
  type: ChartType
}

/** What is read for a snapshot. */
export interface SnapshotAsked {
  /** As it was when the snapshot was asked for, narrowed to its sources and tags. */
  chart: Chart
  /** What stands for `%` and dynamic tags. */
  source?: string | undefined
  tags?: Record<string, string[]> | undefined
  /** What the address of a space calls the lines that are shown alone; none shows all. */
  lines: string[]
  /** Names of annotation streams, `*` for all of them; null shows those of the chart. */
  annotations: string[] | null
  /** The earlier time that it is shown beside. */
  compare?: Comparison | null
}

export const SCHEMES = ['light', 'dark'] as const

/** How a picture is drawn. */
export const look = {
  title: z.string(),
  /** IANA name. */
  zone: z.string(),
  scheme: z.enum(SCHEMES),
  /** CSS pixels. */
  width: z.number(),
  height: z.number(),
  /** Device pixels in a CSS pixel. */
  scale: z.number(),
}
const PictureLook = z.object(look)
export type PictureLook = z.output<typeof PictureLook>

/** API reference, "Snapshot Properties". Unlike all others its times are text in ISO form. */
export const Snapshot = z.object({
  href: z.string(),
  job_href: z.string(),
  image_href: z.nullable(z.string()),
  /** Seconds that the picture shows, up to `end_time`. */
  duration: z.number(),
  end_time: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  subject: z.object({
    chart: z.object({
      id: z.nullable(z.number()),
      sources: z.array(z.string()),
      tags: z.optional(z.array(SnapshotTag)),
      type: z.enum(CHART_TYPES),
    }),
  }),
  /** What follows are additions of Poise. */
  id: z.number(),
  ...look,
  /** The last part of `image_href`, before its ending, and of the page for everyone. */
  slug: z.string(),
  /** The name of the token. */
  created_by: z.nullable(z.string()),
  /** When it goes by itself; null where the operator set no limit. */
  expires_at: z.nullable(z.string()),
})
export type Snapshot = z.output<typeof Snapshot>

/** Unix seconds, or the ISO form in which snapshots show it. */
const moment = z.union(
  [
    time,
    z.pipe(
      z.pipe(
        z.iso.datetime({ offset: true }),
        z.transform((text: string): number | string => Date.parse(text) / 1000),
      ),
      time,
    ),
  ],
  { error: 'must be a time in Unix seconds or ISO form' },
)

const zone = z
  .string()
  .check(z.refine(isZone, { error: 'must be the IANA name of a zone, such as Europe/Berlin' }))

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const wholeFrom = (least: number, most: number) =>
  z.pipe(
    numeric,
    z.number().check(
      z.refine((value) => Number.isInteger(value) && value >= least && value <= most, {
        error: `must be a whole number from ${least} to ${most}`,
      }),
    ),
  )

/** How many lines of a chart, or annotation streams, can be named. */
const names = texts.check(z.maxLength(2_000, { error: 'must hold 2000 or fewer' }))

const MAY = ['admin'] as const

export const snapshotCreate = endpoint({
  name: 'snapshotCreate',
  method: 'POST',
  path: '/v1/snapshots',
  summary:
    'Has a picture drawn of a chart. `image_href` is null until it is there; it can be seen without signing in, by who knows ' +
    'its address. What was measured is kept with it. `source`, `sources` and `tags` stand for what the chart leaves open, and ' +
    'narrow all of its streams. Additions of Poise: `start_time`; `dynamic`, a source and tags that only stand for what the ' +
    'chart leaves open, as on a space; `definition`, a chart that is drawn in place of a stored ' +
    'one; `lines`, which alone are shown, `annotations` and `compare`, as the address of a space has them; and how it is drawn.',
  roles: MAY,
  status: 202,
  body: z.object({
    subject: z.object({
      chart: z.object({
        /** Needed unless there is a `definition`. */
        id: settable(rowId),
        definition: settable(ChartWrite),
        /** A name or pattern; all sources when neither this nor `sources` is given. */
        source: settable(z.string()),
        sources: settable(patterns),
        tags: settable(z.array(SnapshotTag)),
        dynamic: settable(
          z.object({ source: settable(z.string()), tags: settable(z.record(z.string(), patterns)) }),
        ),
        /** As the chart has it when left out. */
        type: settable(z.enum(CHART_TYPES)),
        lines: settable(names),
        annotations: settable(names),
        compare: settable(z.enum(COMPARISONS)),
      }),
    }),
    /** An hour when neither this nor `start_time` is given. */
    duration: settable(shownDuration),
    start_time: settable(moment),
    /** Now when left out. */
    end_time: settable(moment),
    /** The name of the chart when left out. */
    title: settable(z.string().check(z.maxLength(1_000, { error: 'must have 1000 characters or fewer' }))),
    zone: z._default(zone, 'UTC'),
    scheme: z._default(z.enum(SCHEMES), 'light'),
    /** CSS pixels. */
    width: z._default(wholeFrom(300, 1_600), 600),
    height: z._default(wholeFrom(200, 1_200), 416),
    /** Device pixels in a CSS pixel. */
    scale: z._default(wholeFrom(1, 2), 2),
  }),
  response: Snapshot,
})

export const snapshotView = endpoint({
  name: 'snapshotView',
  method: 'GET',
  path: '/v1/snapshots/:id',
  summary: 'One snapshot. `image_href` is null until there is a picture.',
  roles: MAY,
  params: z.object({ id: rowId }),
  response: Snapshot,
})

export const snapshotList = endpoint({
  name: 'snapshotList',
  method: 'GET',
  path: '/v1/snapshots',
  summary: 'Lists snapshots, the newest first.',
  addition: true,
  roles: MAY,
  query: z.object(newestFirst),
  response: z.object({ query: PageInfo, snapshots: z.array(Snapshot) }),
})

export const snapshotDelete = endpoint({
  name: 'snapshotDelete',
  method: 'DELETE',
  path: '/v1/snapshots/:id',
  summary: 'Deletes a snapshot: its picture is gone from its address.',
  addition: true,
  roles: MAY,
  status: 204,
  params: z.object({ id: rowId }),
})

export const snapshotSend = endpoint({
  name: 'snapshotSend',
  method: 'POST',
  path: '/v1/snapshots/:id/send',
  summary:
    'Posts the picture of a snapshot, with a message and the way to its page, to a Slack service, once, and answers what came ' +
    'of it; 409 until it is drawn. Slack fetches the picture itself, from the address that `POISE_URL` says.',
  addition: true,
  roles: MAY,
  params: z.object({ id: rowId }),
  body: z.object({
    service: rowId,
    message: settable(z.string().check(z.maxLength(3_000, { error: 'must have 3000 characters or fewer' }))),
  }),
  response: TestResult,
})

export const snapshotBatchDelete = endpoint({
  name: 'snapshotBatchDelete',
  method: 'DELETE',
  path: '/v1/snapshots',
  summary: 'Deletes the snapshots with these ids; those that are gone already do not matter.',
  addition: true,
  roles: MAY,
  status: 204,
  body: z.object({ ids }),
})
