import { keep, readKept } from './kept.ts'

const KEY = 'poise.lastSpace'

/** The space to come back to at the next visit. */
export function rememberSpace(id: number): void {
  keep(KEY, String(id))
}

/** Forgets a space that is gone. */
export function forgetSpace(id: number): void {
  if (lastSpace() === id) keep(KEY, null)
}

export function lastSpace(): number | undefined {
  return Number(readKept(KEY)) || undefined
}
