import type { KeyboardEvent } from 'react'

/**
 * Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, with Cmd on a Mac, also within a field: what was typed is part of the draft, and the
 * browser's own undo knows nothing of the rest.
 */
export function onUndoKey({ undo, redo }: { undo: () => void; redo: () => void }) {
  return (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    if (key === 'y' || event.shiftKey) redo()
    else undo()
  }
}
