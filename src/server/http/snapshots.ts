import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Chart, type ChartWrite, measured } from '#api/charts.ts'
import { ApiError, badParams, notFound } from '#api/errors.ts'
import { pageOf } from '#api/pagination.ts'
import { MAX_STREAMS } from '#api/series.ts'
import {
  snapshotBatchDelete,
  snapshotCreate,
  snapshotDelete,
  snapshotList,
  snapshotView,
  type Snapshot,
} from '#api/snapshots.ts'
import { MAX_DURATION } from '#api/time.ts'
import { intervalOf, isInterval } from '#series/interval.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { renderSnapshot } from '../snapshot/renderSnapshot.ts'
import { narrowed } from '../snapshot/subjectChart.ts'
import { findChartOfAnySpace } from '../store/charts.ts'
import {
  countWaiting,
  deleteSnapshots,
  findSnapshot,
  insertSnapshot,
  listSnapshots,
  type SnapshotRow,
} from '../store/snapshots.ts'
import { withoutNulls } from './chartContent.ts'
import { compactStream, streamFaults } from './chartStreams.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'
import { randomSlug } from './slug.ts'

/** More than these nobody waits for. */
const MOST_WAITING = 500
const AN_HOUR = 3_600

export function snapshotRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, snapshotCreate, async ({ body, request, reply, token }) => {
    const { id, definition, source, sources, tags, dynamic, type, lines, annotations, compare } =
      body.subject.chart
    const chart = await chartOf(db, id ?? null, definition ?? null)
    if (measured(chart).streams.length > MAX_STREAMS) {
      throw badParams({ 'subject.chart': [`must have ${MAX_STREAMS} streams or fewer`] })
    }
    const time = Math.floor(now())
    const { start, end } = intervalAsked(body, time)
    if ((await countWaiting(db, renderSnapshot.name)) >= MOST_WAITING) {
      const message = `${MOST_WAITING} snapshots wait to be drawn already. Try again in a minute.`
      throw new ApiError(429, { errors: { request: [message] } }, { 'retry-after': '60' })
    }
    const subject = {
      id: id ?? null,
      sources: sources ?? [source || '*'],
      ...(tags ? { tags } : {}),
      type: type ?? chart.type,
    }
    const { zone, scheme, width, height, scale } = body
    const asked = {
      ...narrowed(chart, subject.type, { sources: subject.sources, tags: tags ?? [] }),
      ...(dynamic?.source && { source: dynamic.source }),
      ...(dynamic?.tags && { tags: dynamic.tags }),
      lines: lines ?? [],
      annotations: annotations ?? null,
      compare: compare ?? null,
    }
    const wanted = {
      chart: subject,
      duration: end - start,
      end_time: end,
      slug: randomSlug(),
      asked,
      look: { title: body.title ?? chart.name, zone, scheme, width, height, scale },
      created_by: token().name,
    }
    const snapshot = shown(await insertSnapshot(db, renderSnapshot.name, wanted, time), request)
    reply.header('location', snapshot.href)
    return snapshot
  })

  route(app, deps, snapshotView, async ({ params, request }) => {
    const snapshot = await findSnapshot(db, params.id)
    if (snapshot === undefined) throw notFound()
    return shown(snapshot, request)
  })

  route(app, deps, snapshotList, async ({ query, request }) => {
    const page = pageOf(query)
    const { rows, total } = await listSnapshots(db, page)
    return {
      query: { found: total, length: rows.length, offset: page.offset, total },
      snapshots: rows.map((row) => shown(row, request)),
    }
  })

  route(app, deps, snapshotDelete, async ({ params }) => {
    if ((await deleteSnapshots(db, [params.id])) === 0) throw notFound()
  })

  route(app, deps, snapshotBatchDelete, async ({ body }) => {
    await deleteSnapshots(db, body.ids)
  })

  function shown(row: SnapshotRow, request: FastifyRequest): Snapshot {
    const { id, job_id, chart, duration, end_time, created_at, updated_at, slug, look, created_by } = row
    const base = publicUrl(deps.config, request)
    const { snapshotDays } = deps.config
    return {
      href: `${base}/v1/snapshots/${id}`,
      job_href: `${base}/v1/jobs/${job_id}`,
      image_href: imageHref(deps, row, request),
      duration,
      end_time: isoTime(end_time),
      created_at: isoTime(created_at),
      updated_at: isoTime(updated_at),
      subject: { chart },
      id,
      ...look,
      slug,
      created_by,
      expires_at: snapshotDays === undefined ? null : isoTime(created_at + snapshotDays * 86_400),
    }
  }
}

/** Where the picture is; null until it is drawn. */
export function imageHref(
  { config }: Pick<Deps, 'config'>,
  { slug, drawn_at }: SnapshotRow,
  request: FastifyRequest,
): string | null {
  return drawn_at === null ? null : `${publicUrl(config, request)}/s/${slug}.png`
}

/** @throws ApiError 400 */
async function chartOf(db: Db, id: number | null, definition: ChartWrite | null): Promise<Chart> {
  const stored = id === null ? undefined : await findChartOfAnySpace(db, id)
  if (id !== null && stored === undefined) {
    throw badParams({ 'subject.chart.id': ['is no chart of this account'] })
  }
  if (definition !== null) return defined(id, definition)
  if (stored === undefined) throw badParams({ 'subject.chart.id': ['is required'] })
  const { name, type, streams, settings } = stored
  return { id: stored.id, name, type, streams, ...settings } as Chart
}

/** @throws ApiError 400 */
function defined(id: number | null, { name, type, streams, threshold, ...settings }: ChartWrite): Chart {
  const faults = Object.entries(streamFaults(streams ?? []))
  if (faults.length > 0) {
    throw badParams(
      Object.fromEntries(faults.map(([path, messages]) => [`subject.chart.definition.${path}`, messages])),
    )
  }
  const given = threshold === undefined ? settings : { thresholds: threshold, ...settings }
  const numbered = (streams ?? []).map((stream, index) => ({ id: index + 1, ...compactStream(stream) }))
  return {
    id: id ?? 0,
    name: name ?? '',
    type: type ?? 'line',
    streams: numbered,
    ...withoutNulls(given),
  } as Chart
}

interface IntervalAsked {
  start_time?: number | null | undefined
  end_time?: number | null | undefined
  duration?: number | null | undefined
}

/** @throws ApiError 400 */
function intervalAsked({ start_time, end_time, duration }: IntervalAsked, now: number) {
  const query = {
    start_time: start_time ?? undefined,
    end_time: end_time ?? undefined,
    duration: duration ?? ((start_time ?? null) === null ? AN_HOUR : undefined),
  }
  const interval = intervalOf(query, now)
  if (!isInterval(interval)) throw badParams(interval)
  const { start, end } = interval
  if (end === start) throw badParams({ end_time: ['must be after start_time'] })
  if (end - start > MAX_DURATION)
    throw badParams({ start_time: ['must be 366 days or less before end_time'] })
  return { start, end }
}

/** `2016-02-20T01:18:46Z` */
function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
