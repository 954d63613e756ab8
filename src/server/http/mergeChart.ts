import type { ChartWrite } from '#api/charts.ts'
import { badParams, changedMeanwhile } from '#api/errors.ts'
import { chartForm } from '#space/document.ts'
import type { Db } from '../engine/db.ts'
import { type ChartRow, findChartVersion } from '../store/charts.ts'
import type { ChartContent, ChartSettings } from '../store/tables.ts'
import { applied, withoutNulls } from './chartContent.ts'

/**
 * A chart once a request is applied that was made for another version of it: fields that the request changes are taken
 * from it, all others are as they are now.
 *
 * @throws ApiError 409 when somebody else changed one of these fields meanwhile; also, where it is not known any more what
 * the chart was then, when it is another chart now in any of the fields that the request has.
 */
export async function appliedTo(
  db: Db,
  chart: ChartRow,
  body: ChartWrite,
  version: number,
): Promise<ChartContent> {
  if (version > chart.version) throw badParams({ version: ['is no version of this chart'] })
  const base = await findChartVersion(db, chart.id, version)
  const { merged, conflicts } = mergeCharts(base, await applied(db, base ?? chart, body), chart)
  if (conflicts.length > 0) throw changedMeanwhile(conflicts)
  return merged
}

/** What two people made of one chart; of a field that both changed, to something different, the name is in `conflicts`. */
export function mergeCharts(
  base: ChartContent | undefined,
  mine: ChartContent,
  theirs: ChartContent,
): { merged: ChartContent; conflicts: string[] } {
  const [then, my, now] = [base, mine, theirs].map((chart) => chart && formOf(chart))
  const different = Object.keys({ ...my, ...now }).filter((field) => differs(my, now, field))
  const changed = different.filter((field) => then === undefined || differs(then, my, field))
  const conflicts = changed.filter((field) => then === undefined || differs(then, now, field))
  const taken = <K extends string>(field: K) => (changed.includes(field) ? mine : theirs)
  const settings = Object.keys({ ...mine.settings, ...theirs.settings }) as (keyof ChartSettings)[]
  const merged = {
    name: taken('name').name,
    type: taken('type').type,
    streams: taken('streams').streams,
    settings: withoutNulls(
      Object.fromEntries(settings.map((field) => [field, taken(field).settings[field]])),
    ),
  }
  return { merged, conflicts }
}

type Form = Readonly<Record<string, unknown>>

function differs(a: Form | undefined, b: Form | undefined, field: string): boolean {
  return JSON.stringify(a?.[field]) !== JSON.stringify(b?.[field])
}

const formOf = ({ settings, ...chart }: ChartContent): Form => ({ ...chartForm({ ...settings, ...chart }) })
