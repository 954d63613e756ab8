import { keep, readKept } from './kept.ts'

/* Only ids: names may change, and whoever signs in next on this browser has no business with them. */
const KEY = 'poise.recentSpaces'
const MOST = 8

/** The spaces visited in this browser, the last one first. */
export function recentSpaces(): number[] {
  return (readKept(KEY) ?? '').split(',').map(Number).filter(Number.isSafeInteger).filter(Boolean)
}

/** The space to come back to at the next visit. */
export const lastSpace = (): number | undefined => recentSpaces()[0]

export function rememberSpace(id: number): void {
  write([id, ...recentSpaces().filter((other) => other !== id)].slice(0, MOST))
}

/** Forgets a space that is gone. */
export function forgetSpace(id: number): void {
  write(recentSpaces().filter((other) => other !== id))
}

function write(ids: readonly number[]): void {
  keep(KEY, ids.length === 0 ? null : ids.join())
}
