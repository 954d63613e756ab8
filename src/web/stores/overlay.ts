import { create } from 'zustand'

/** What lies over every screen: the command palette, or the keys of the screen. */
type Shown = 'palette' | 'keys' | null

/** `over` is the path of the page below: whoever leaves that leaves both. */
export const useOverlay = create<{ shown: Shown; over: string }>(() => ({ shown: null, over: '' }))

export const openPalette = (): void => showOverlay('palette')

export const showOverlay = (shown: Shown): void =>
  useOverlay.setState({ shown, over: window.location.pathname })
