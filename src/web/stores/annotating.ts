import { create } from 'zustand'
import { usePinned } from './pinned.ts'

/** What is about to be annotated, Unix seconds; the moment is now when there is none. */
export interface Asked {
  from: number | null
  to: number | null
}

/** Asked for by a chart, a key or a menu; the form that answers stands beside the charts. */
export const useAnnotating = create<{ asked: Asked | null }>(() => ({ asked: null }))

export const annotate = (from: number | null = null, to: number | null = null): void =>
  useAnnotating.setState({ asked: { from, to } })

/** What is held on to, else now. */
export const annotateHere = (): void => annotate(usePinned.getState().pin?.time)

export const stopAnnotating = (): void => useAnnotating.setState({ asked: null })
