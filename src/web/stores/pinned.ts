import { create } from 'zustand'

/** The one moment that is held on to. */
export interface Pin {
  /** The panel that it was pinned on. */
  panel: string
  /** Unix seconds. */
  time: number
  /** Whether it came by a key, so that the keyboard goes on in it. */
  byKeyboard: boolean
}

export const usePinned = create<{ pin: Pin | null }>(() => ({ pin: null }))

/** Holds on to a moment; the same one again lets it go. */
export function pin(wanted: Pin): void {
  usePinned.setState(({ pin }) => ({
    pin: pin?.panel === wanted.panel && pin.time === wanted.time ? null : wanted,
  }))
}

export function unpin(): void {
  usePinned.setState({ pin: null })
}
