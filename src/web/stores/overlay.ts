import { create } from 'zustand'

/** What lies over every screen: the command palette, or the keys of the screen. */
type Shown = 'palette' | 'keys' | null

export const useOverlay = create<{ shown: Shown }>(() => ({ shown: null }))

export const openPalette = (): void => showOverlay('palette')

export const showOverlay = (shown: Shown): void => useOverlay.setState({ shown })
