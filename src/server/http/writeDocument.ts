import type { ChartDocument, SpaceDocument } from '#api/spaceDocument.ts'
import type { Space } from '#api/spaces.ts'
import { chartDocument, spaceDocument } from '#space/document.ts'
import { pairedCharts, pairedStreams } from '#space/likeness.ts'
import type { Db } from '../engine/db.ts'
import { changeChart, deleteChart, insertChart, orderCharts } from '../store/charts.ts'
import { findSpacesByName, readDocument } from '../store/spaceDocuments.ts'
import { renameSpace } from '../store/spaces.ts'
import type { ChartContent } from '../store/tables.ts'
import { emptyChart, numbered, withoutNulls } from './chartContent.ts'

/** The ids of the spaces that the charts of a document name, as far as they are there. */
export function relatedSpaces(db: Db, { charts }: SpaceDocument): Promise<Map<string, number>> {
  return findSpacesByName(db, [...new Set(charts.flatMap(({ related_space }) => related_space ?? []))])
}

/**
 * Makes a space what a document says. Charts that are unchanged are not touched; changed ones keep their ids, and so do
 * their streams. `related` are the spaces that it names; its own name means this space. To be called in a transaction.
 */
export async function writeDocument(
  db: Db,
  space: Space,
  { name, charts }: SpaceDocument,
  related: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  const spaces = new Map(related).set(name, space.id)
  const after = spaceDocument(name, charts)
  if (name !== space.name) await renameSpace(db, space.id, name, now)
  const { rows, document: before } = await readDocument(db, { id: space.id, name })
  const pairs = pairedCharts(before.charts, after.charts)
  const ids: number[] = []
  for (const [index, chart] of after.charts.entries()) {
    const row = rows[pairs[index] ?? -1]
    const content = (found: ChartContent, tx: Db) => contentOf(tx, found, chart, spaces)
    if (row === undefined) {
      ids.push((await insertChart(db, space.id, await content(emptyChart, db), now)).id)
    } else {
      const same = JSON.stringify(before.charts[pairs[index] ?? -1]) === JSON.stringify(chart)
      if (!same) await changeChart(db, space.id, row.id, content, now)
      ids.push(row.id)
    }
  }
  const kept = new Set(ids)
  for (const { id } of rows) if (!kept.has(id)) await deleteChart(db, space.id, id, now)
  await orderCharts(db, ids)
}

async function contentOf(
  db: Db,
  before: ChartContent,
  { name, type, streams, related_space, ...settings }: ChartDocument,
  spaces: ReadonlyMap<string, number>,
): Promise<ChartContent> {
  const pairs = pairedStreams(chartDocument({ streams: before.streams }).streams ?? [], streams ?? [])
  const claimed = (streams ?? []).map((stream, n) => ({ ...stream, id: before.streams[pairs[n] ?? -1]?.id }))
  return {
    name: name ?? emptyChart.name,
    type: type ?? emptyChart.type,
    streams: await numbered(db, before.streams, claimed),
    settings: withoutNulls({ ...settings, related_space: spaces.get(related_space ?? '') }),
  }
}
