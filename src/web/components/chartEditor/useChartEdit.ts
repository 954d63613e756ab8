import { useState } from 'react'
import { type Chart, chartList } from '#api/charts.ts'
import { q, useQueryClient } from '#web/api/query.ts'
import { type Kept, resolved } from '../drafts/chartConflict.ts'
import { chartBody, type ChartDraft, newDraft, withoutEmptyStreams, withRows } from '../drafts/chartDraft.ts'
import { compositeFaults } from '../drafts/compositeDraft.ts'
import { draftOf } from '../drafts/draftOf.ts'
import type { ShownPart } from '../drafts/shownPart.ts'
import { useChartSave } from './useChartSave.ts'
import { useDraftHistory } from './useDraftHistory.ts'
import { usePreview } from './usePreview.ts'

/**
 * A chart while it is edited: its draft with every step of it, what is drawn meanwhile, and how it is saved, over what
 * somebody else made of it as well.
 *
 * @param chart null makes a new one
 * @param onSaved told when it is stored
 */
export function useChartEdit(spaceId: number, chart: Chart | null, onSaved: () => void) {
  // The chart that this edit goes on from: the one that was opened, or what somebody else made of it meanwhile.
  const [base, setBase] = useState(chart)
  const [before, setBefore] = useState<ChartDraft>(() =>
    chart === null ? newDraft() : withRows(draftOf(chart)),
  )
  const { draft, change: changeDraft, ...history } = useDraftHistory(before)
  const client = useQueryClient()
  const saving = useChartSave(spaceId, onSaved)
  const { conflict } = saving
  const [shown, show] = useState<Kept>('mine')
  const [unsound, setUnsound] = useState(false)
  const [part, setPart] = useState<ShownPart>()
  const preview = usePreview(draft, chart?.id ?? 0, part)

  const store = (edited: ChartDraft, over: Chart | null) => {
    const kept = withoutEmptyStreams(edited)
    if (kept.streams?.length !== edited.streams?.length) changeDraft(() => kept)
    const others = client.getQueryData(q(chartList, { params: { id: spaceId } }).queryKey) ?? []
    const taken = others.flatMap(({ id, name }) => (id === over?.id ? [] : [name]))
    saving.save(chartBody(kept, taken), over)
  }
  return {
    base,
    draft,
    history,
    saving,
    preview,
    changed: draft !== before && JSON.stringify(draft) !== JSON.stringify(before),
    /** Whether a composite is at fault, so that it was not even sent. */
    unsound,
    /** The part of a composite that is drawn alone. */
    part,
    setPart,
    /** Of two who saved: whose chart is drawn. */
    shown,
    show,
    theirs: shown === 'theirs' ? conflict?.theirs : undefined,
    change: (some: Partial<ChartDraft>) => {
      changeDraft((now) => ({ ...now, ...some }))
      saving.forget()
      setUnsound(false)
      show('mine')
    },
    save: () => {
      if (saving.busy) return
      if (Object.keys(compositeFaults(draft)).length > 0) return setUnsound(true)
      setPart(undefined)
      store(draft, base)
    },
    saveAsNew: () => store(draft, null),
    keep: (kept: Kept) => {
      if (base === null || conflict === null) return
      const settled = resolved(base, draft, preview.chart, conflict, kept)
      changeDraft(() => settled)
      setBase(conflict.theirs)
      setBefore(withRows(draftOf(conflict.theirs)))
      show('mine')
      saving.settle()
      // What somebody else made stands in the form now, and can be taken back; one's own word is stored as asked.
      if (kept === 'mine') store(settled, conflict.theirs)
    },
  }
}

export type ChartEdit = ReturnType<typeof useChartEdit>
