import { create } from 'zustand'

interface Pulse {
  /** When the newest measurement on the space was taken, Unix seconds by the page's clock; null until one was seen. */
  newest: number | null
  /** Seconds from which on the chart that shows it calls itself stale. */
  lateAfter: number
}

export const usePulse = create<Pulse>(() => ({ newest: null, lateAfter: 0 }))

/** Told by every chart that was read. */
export function notePulse(time: number, lateAfter: number): void {
  const { newest } = usePulse.getState()
  if (newest === null || time >= newest) usePulse.setState({ newest: time, lateAfter })
}

/** Another space has a pulse of its own. */
export function forgetPulse(): void {
  usePulse.setState({ newest: null, lateAfter: 0 })
}
