import { create } from 'zustand'
import { keep, readKept } from './kept.ts'

export const SCHEMES = ['system', 'light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]
export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

interface Appearance {
  scheme: Scheme
  density: Density
  /** What the system asks for just now. */
  systemIsDark: boolean
  /** Whether it hangs on a wall, to be read from across a room. */
  onWall: boolean
  /** When the printing began that is going on, Unix seconds: paper is always light, and holds all of the page. */
  printedAt: number | null
}

const KEY = 'poise.appearance'

/** How the page looks to this person, kept in the browser. */
export const useAppearance = create<Appearance>(() => ({
  ...readChoices(),
  systemIsDark: false,
  onWall: false,
  printedAt: null,
}))

/** The scheme that is shown: for what is painted rather than styled, such as charts. */
export function useShownScheme(): 'light' | 'dark' {
  return useAppearance(({ scheme, systemIsDark, printedAt }) => {
    if (printedAt !== null) return 'light'
    return scheme === 'system' ? (systemIsDark ? 'dark' : 'light') : scheme
  })
}

export function notePrinting(begins: boolean): void {
  useAppearance.setState({ printedAt: begins ? Date.now() / 1_000 : null })
}

export function noteWall(onWall: boolean): void {
  useAppearance.setState({ onWall })
}

export function chooseScheme(scheme: Scheme): void {
  useAppearance.setState({ scheme })
}

export function chooseDensity(density: Density): void {
  useAppearance.setState({ density })
}

/** Puts the choices on `<html>`, keeps them, and follows the system. Called once, before the first render. */
export function startAppearance(root: HTMLElement, system: MediaQueryList): void {
  const apply = ({ scheme, density, onWall, printedAt }: Appearance) => {
    root.toggleAttribute('data-wall', onWall)
    root.toggleAttribute('data-printing', printedAt !== null)
    root.dataset.scheme = scheme
    root.dataset.density = density
  }
  useAppearance.subscribe((now) => {
    apply(now)
    keep(KEY, JSON.stringify({ scheme: now.scheme, density: now.density }))
  })
  useAppearance.setState({ systemIsDark: system.matches })
  system.addEventListener('change', () => useAppearance.setState({ systemIsDark: system.matches }))
  window.addEventListener('beforeprint', () => notePrinting(true))
  window.addEventListener('afterprint', () => notePrinting(false))
  apply(useAppearance.getState())
}

function readChoices(): { scheme: Scheme; density: Density } {
  let kept: { scheme?: unknown; density?: unknown } = {}
  try {
    kept = JSON.parse(readKept(KEY) ?? '{}') as typeof kept
  } catch {
    // Unreadable: begin afresh.
  }
  return {
    scheme: SCHEMES.find((scheme) => scheme === kept.scheme) ?? 'system',
    density: DENSITIES.find((density) => density === kept.density) ?? 'comfortable',
  }
}
