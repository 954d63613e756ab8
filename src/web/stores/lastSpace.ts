const KEY = 'poise.lastSpace'

/** The space to come back to at the next visit. */
export function rememberSpace(id: number): void {
  try {
    localStorage.setItem(KEY, String(id))
  } catch {
    // Storage is forbidden: the list of spaces is shown instead.
  }
}

/** Forgets a space that is gone. */
export function forgetSpace(id: number): void {
  if (lastSpace() === id) localStorage.removeItem(KEY)
}

export function lastSpace(): number | undefined {
  try {
    return Number(localStorage.getItem(KEY)) || undefined
  } catch {
    return undefined
  }
}
