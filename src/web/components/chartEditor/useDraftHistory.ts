import { useCallback, useState } from 'react'
import type { ChartDraft } from '../drafts/chartDraft.ts'
import { draftChange } from '../drafts/draftChange.ts'
import { changedTo, redone, startedWith, undone } from '../drafts/draftHistory.ts'

/** A draft that can be taken back step by step, and what the next step either way would take back. */
export function useDraftHistory(initial: ChartDraft) {
  const [history, setHistory] = useState(() => startedWith(initial))
  const change = useCallback((changed: (draft: ChartDraft) => ChartDraft) => {
    const at = performance.now()
    setHistory((now) => {
      const next = changed(now.present)
      return changedTo(now, next, draftChange(now.present, next), at)
    })
  }, [])
  const undo = useCallback(() => setHistory(undone), [])
  const redo = useCallback(() => setHistory(redone), [])
  return {
    draft: history.present,
    change,
    undo,
    redo,
    toUndo: history.past.at(-1)?.what,
    toRedo: history.future.at(-1)?.what,
  }
}
