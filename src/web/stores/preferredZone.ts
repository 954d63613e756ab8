import { create } from 'zustand'
import { keep, readKept } from './kept.ts'

const KEY = 'poise.zone'

/** The zone that this reader chose instead of the browser's, kept in the browser; null without a choice. */
export const usePreferredZone = create<{ zone: string | null }>(() => ({ zone: readKept(KEY) }))

export function preferZone(zone: string | null): void {
  usePreferredZone.setState({ zone })
  keep(KEY, zone)
}
