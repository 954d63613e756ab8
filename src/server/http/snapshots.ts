import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badParams, notFound } from '#api/errors.ts'
import { snapshotCreate, snapshotView, type Snapshot } from '#api/snapshots.ts'
import type { Deps } from '../deps.ts'
import { renderSnapshot } from '../snapshot/renderSnapshot.ts'
import { findChartOfAnySpace } from '../store/charts.ts'
import { findSnapshot, insertSnapshot, type SnapshotRow } from '../store/snapshots.ts'
import { publicUrl } from './publicUrl.ts'
import { route } from './route.ts'

export function snapshotRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, config, now } = deps

  route(app, deps, snapshotCreate, async ({ body, request, reply }) => {
    const { id, source, sources, tags, type } = body.subject.chart
    const chart = await findChartOfAnySpace(db, id)
    if (chart === undefined) throw badParams({ 'subject.chart.id': ['is no chart of this account'] })
    const subject = {
      id,
      sources: sources ?? [source || '*'],
      ...(tags ? { tags } : {}),
      type: type ?? chart.type,
    }
    const time = Math.floor(now())
    const { duration, end_time } = body
    const asked = { chart: subject, duration, end_time: end_time ?? time }
    const snapshot = shown(await insertSnapshot(db, renderSnapshot.name, asked, time), request)
    reply.header('location', snapshot.href)
    return snapshot
  })

  route(app, deps, snapshotView, async ({ params, request }) => {
    const snapshot = await findSnapshot(db, params.id)
    if (snapshot === undefined) throw notFound()
    return shown(snapshot, request)
  })

  function shown(row: SnapshotRow, request: FastifyRequest): Snapshot {
    const { id, job_id, chart, duration, end_time, created_at, updated_at } = row
    const base = publicUrl(config, request)
    return {
      href: `${base}/v1/snapshots/${id}`,
      job_href: `${base}/v1/jobs/${job_id}`,
      image_href: null,
      duration,
      end_time: isoTime(end_time),
      created_at: isoTime(created_at),
      updated_at: isoTime(updated_at),
      subject: { chart },
    }
  }
}

/** `2016-02-20T01:18:46Z` */
function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
