import { useEffect } from 'react'

interface Steps {
  undo: () => void
  redo: () => void
}

/**
 * Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y, with Cmd on a Mac, also within a field: what was typed is part of what is edited, and
 * the browser's own undo knows nothing of the rest.
 */
export function useUndoKeys({ undo, redo }: Steps): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [undo, redo])
}
