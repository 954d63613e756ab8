import { create } from 'zustand'

export interface Trouble {
  /** The name of the chart. */
  chart: string
  kind: 'failed' | 'stale'
}

/** The charts on the screen that failed or are stale, each by what identifies its card. */
export const useTroubles = create<{ charts: ReadonlyMap<string, Trouble> }>(() => ({ charts: new Map() }))

/** Notes that a chart is in trouble, until what it returns is called. */
export function noteTrouble(card: string, trouble: Trouble): () => void {
  useTroubles.setState(({ charts }) => ({ charts: new Map(charts).set(card, trouble) }))
  return () =>
    useTroubles.setState(({ charts }) => ({ charts: new Map([...charts].filter(([id]) => id !== card)) }))
}
