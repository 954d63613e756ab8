import { create } from 'zustand'

/** When the newest measurement on the space was taken, Unix seconds by the page's clock; null until one was seen. */
export const usePulse = create<{ newest: number | null }>(() => ({ newest: null }))

/** Told by every chart that was read. */
export function notePulse(time: number): void {
  usePulse.setState(({ newest }) => ({ newest: Math.max(newest ?? 0, time) }))
}

/** Another space has a pulse of its own. */
export function forgetPulse(): void {
  usePulse.setState({ newest: null })
}
