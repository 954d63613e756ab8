/** Told where the cursor is: Unix seconds, or null when it has left. */
type Listener = (time: number | null) => void

const listeners = new Set<Listener>()

/** Hears of the cursor of every other plot of the page; returns how to stop. */
export function listenToCursors(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells all plots but the teller's own. */
export function tellCursor(time: number | null, teller: Listener): void {
  for (const listener of listeners) if (listener !== teller) listener(time)
}
