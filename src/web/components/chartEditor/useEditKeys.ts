import { useEffect } from 'react'

interface Edits {
  undo: () => void
  redo: () => void
  save: () => void
}

/**
 * Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, and Ctrl+Enter or Ctrl+S to save, with Cmd on a Mac, also within a field: what was typed is
 * part of what is edited, and the browser's own undo knows nothing of the rest.
 */
export function useEditKeys({ undo, redo, save }: Edits): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const edit = { z: event.shiftKey ? redo : undo, y: redo, enter: save, s: save }[event.key.toLowerCase()]
      if (edit === undefined) return
      event.preventDefault()
      edit()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [undo, redo, save])
}
