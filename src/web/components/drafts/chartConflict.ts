import type { Chart } from '#api/charts.ts'
import type { ChartDocument } from '#api/spaceDocument.ts'
import { chartChanges } from '#space/changes.ts'
import { chartForm } from '#space/document.ts'
import { changeWords } from './changeWords.ts'
import { type ChartDraft, withRows } from './chartDraft.ts'
import { draftOf } from './draftOf.ts'

/** What was refused because somebody else had changed the same of a chart meanwhile. */
export interface Conflict {
  /** The fields that both changed. */
  fields: readonly string[]
  /** The chart as it is by now. */
  theirs: Chart
}

/** Whose word counts where both changed the same. */
export type Kept = 'mine' | 'theirs'

/** What somebody made of a chart, in words, as far as it is one of these fields. */
export function conflictWords(base: Chart, made: Chart, fields: readonly string[]): string[] {
  return chartChanges(formOf(base), formOf(made))
    .filter(({ kind, stream, field }) => {
      const of = stream !== undefined || field === 'order' ? 'streams' : kind === 'renamed' ? 'name' : field
      return of !== undefined && fields.includes(of)
    })
    .map((change) => changeWords(change, 'chart'))
}

/** What both made of a chart: what only one of them changed is kept in any case. `made` is the chart that `mine` describes. */
export function resolved(
  base: Chart,
  mine: ChartDraft,
  made: Chart,
  { fields, theirs }: Conflict,
  kept: Kept,
): ChartDraft {
  const [was, is] = [formOf(base), formOf(made)] as [Form, Form]
  const changed = Object.keys({ ...was, ...is }).filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  )
  const taken = changed.filter((field) => kept === 'mine' || !fields.includes(field))
  const own = mine as Form
  return {
    ...withRows(draftOf(theirs)),
    ...Object.fromEntries(taken.map((field) => [field, own[field] ?? null])),
  }
}

type Form = Readonly<Record<string, unknown>>

/** What is compared of a chart: all but its place on the grid, which its form knows nothing of. */
function formOf({ layout: _layout, ...chart }: Chart): ChartDocument {
  return chartForm(chart)
}
