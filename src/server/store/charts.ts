import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Db } from '../engine/db.ts'
import { charts, chartVersions, spaces, type ChartContent } from './tables.ts'

/** A chart as it is read back. `version` counts its changes. */
export interface ChartRow extends ChartContent {
  id: number
  version: number
}

/** How many of its former versions a chart keeps: enough for a form that was open while others went on. */
const KEPT_VERSIONS = 50

const chartColumns = {
  id: charts.id,
  name: charts.name,
  type: charts.type,
  streams: charts.streams,
  settings: charts.settings,
  version: charts.version,
}

/** A chart that exists in a space that exists. */
const isKept = (chartId: number) =>
  and(
    eq(charts.id, chartId),
    isNull(charts.deleted_at),
    sql`EXISTS (SELECT FROM ${spaces} WHERE ${spaces.id} = ${charts.space_id} AND ${spaces.deleted_at} IS NULL)`,
  )

const isChart = (spaceId: number, chartId: number) => and(isKept(chartId), eq(charts.space_id, spaceId))

/** The charts of a space in their order, without those that were deleted. */
export function listCharts(db: Db, spaceId: number): Promise<ChartRow[]> {
  return db
    .select(chartColumns)
    .from(charts)
    .where(and(eq(charts.space_id, spaceId), isNull(charts.deleted_at)))
    .orderBy(asc(charts.position), asc(charts.id))
}

export async function findChart(db: Db, spaceId: number, chartId: number): Promise<ChartRow | undefined> {
  const [row] = await db.select(chartColumns).from(charts).where(isChart(spaceId, chartId))
  return row
}

/** The chart with this id, whichever space it is in. */
export async function findChartOfAnySpace(db: Db, chartId: number): Promise<ChartRow | undefined> {
  const [row] = await db.select(chartColumns).from(charts).where(isKept(chartId))
  return row
}

/** Adds a chart behind those that its space has. */
export async function insertChart(
  db: Db,
  spaceId: number,
  chart: ChartContent,
  now: number,
): Promise<ChartRow> {
  const position = sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM charts WHERE space_id = ${spaceId})`
  const [row] = await db
    .insert(charts)
    .values({ ...chart, space_id: spaceId, position, created_at: now, updated_at: now })
    .returning(chartColumns)
  if (row === undefined) throw new Error('INSERT returned no row')
  return row
}

/**
 * Replaces a chart by what `change` makes of it; two changes at the same time come one after the other. Where that is
 * another chart, it gets a new version, and what it was before is kept.
 *
 * @returns undefined when there is no such chart.
 */
export async function changeChart(
  db: Db,
  spaceId: number,
  chartId: number,
  change: (chart: ChartRow, tx: Db) => Promise<ChartContent>,
  now: number,
): Promise<ChartRow | undefined> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select(chartColumns).from(charts).where(isChart(spaceId, chartId)).for('update')
    if (found === undefined) return undefined
    const before = contentOf(found)
    const after = contentOf(await change(found, tx))
    if (isDeepStrictEqual(before, after)) return found
    await keepVersion(tx, chartId, found.version, before)
    const [row] = await tx
      .update(charts)
      .set({ ...after, version: found.version + 1, updated_at: now })
      .where(eq(charts.id, chartId))
      .returning(chartColumns)
    return row
  })
}

function contentOf({ name, type, streams, settings }: ChartContent): ChartContent {
  return { name, type, streams, settings }
}

async function keepVersion(db: Db, chartId: number, version: number, chart: ChartContent): Promise<void> {
  await db.insert(chartVersions).values({ chart_id: chartId, version, chart })
  await db
    .delete(chartVersions)
    .where(and(eq(chartVersions.chart_id, chartId), lte(chartVersions.version, version - KEPT_VERSIONS)))
}

/** What a chart was as this version; undefined for the present one, and where that was too many changes ago. */
export async function findChartVersion(
  db: Db,
  chartId: number,
  version: number,
): Promise<ChartContent | undefined> {
  const [row] = await db
    .select({ chart: chartVersions.chart })
    .from(chartVersions)
    .where(and(eq(chartVersions.chart_id, chartId), eq(chartVersions.version, version)))
  return row?.chart
}

/** Gives the charts with these ids this order. */
export async function orderCharts(db: Db, ids: readonly number[]): Promise<void> {
  await db.execute(sql`
    UPDATE charts SET position = place.n
    FROM jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) WITH ORDINALITY AS place (id, n)
    WHERE charts.id = place.id::integer AND charts.position <> place.n`)
}

/** Takes a chart out of sight. @returns false when there is no such chart. */
export async function deleteChart(db: Db, spaceId: number, chartId: number, now: number): Promise<boolean> {
  const rows = await db
    .update(charts)
    .set({ deleted_at: now })
    .where(isChart(spaceId, chartId))
    .returning({ id: charts.id })
  return rows.length > 0
}

/** Brings a deleted chart back. @returns false when there is no such chart that is deleted. */
export async function restoreChart(db: Db, spaceId: number, chartId: number): Promise<boolean> {
  const rows = await db
    .update(charts)
    .set({ deleted_at: null })
    .where(and(eq(charts.id, chartId), eq(charts.space_id, spaceId), isNotNull(charts.deleted_at)))
    .returning({ id: charts.id })
  return rows.length > 0
}

/** New ids for streams of charts; no two streams of the account have the same. */
export async function takeStreamIds(db: Db, count: number): Promise<number[]> {
  const rows = await db
    .select({ id: sql<number>`nextval('chart_stream_ids')`.mapWith(Number) })
    .from(sql`generate_series(1, ${count})`)
  return rows.map(({ id }) => id)
}
