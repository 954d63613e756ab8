import * as z from 'zod/mini'
import { CHART_TYPES, type ChartType } from './charts.ts'
import { endpoint } from './endpoint.ts'
import { patterns, positive, rowId, settable, time } from './values.ts'

const MAX_DURATION = 366 * 86_400

/** A filter on one tag; patterns may hold `*`. */
const SnapshotTag = z.object({ name: z.string(), values: patterns })
export type SnapshotTag = z.output<typeof SnapshotTag>

/** Which chart is drawn, of which sources or tags, and as what. */
export interface SnapshotChart {
  id: number
  sources: string[]
  /** Only where the snapshot was asked for by tags. */
  tags?: SnapshotTag[]
  type: ChartType
}

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
      id: z.number(),
      sources: z.array(z.string()),
      tags: z.optional(z.array(SnapshotTag)),
      type: z.enum(CHART_TYPES),
    }),
  }),
})
export type Snapshot = z.output<typeof Snapshot>

const duration = z.pipe(
  positive,
  z
    .number()
    .check(z.refine((value) => value <= MAX_DURATION, { error: 'must be 31622400 (366 days) or less' })),
)

/** Unix seconds, or the ISO form in which snapshots show it. */
const endTime = z.union(
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

export const snapshotCreate = endpoint({
  name: 'snapshotCreate',
  method: 'POST',
  path: '/v1/snapshots',
  summary:
    'Asks for a picture of a chart. There is no renderer in this version: the job fails and says so, and `image_href` stays null.',
  roles: ['admin'],
  status: 202,
  body: z.object({
    subject: z.object({
      chart: z.object({
        id: rowId,
        /** A name or pattern; all sources when neither this nor `sources` is given. */
        source: settable(z.string()),
        sources: settable(patterns),
        tags: settable(z.array(SnapshotTag)),
        /** As the chart has it when left out. */
        type: settable(z.enum(CHART_TYPES)),
      }),
    }),
    duration: z._default(duration, 3_600),
    /** Now when left out. */
    end_time: settable(endTime),
  }),
  response: Snapshot,
})

export const snapshotView = endpoint({
  name: 'snapshotView',
  method: 'GET',
  path: '/v1/snapshots/:id',
  summary: 'One snapshot. `image_href` is null until there is a picture.',
  roles: ['admin'],
  params: z.object({ id: rowId }),
  response: Snapshot,
})
