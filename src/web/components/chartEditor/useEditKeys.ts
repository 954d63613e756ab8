import { type RefObject, useEffect } from 'react'
import { TYPED_INTO } from '#web/ui/useKeys.ts'

interface Edits {
  undo: () => void
  redo: () => void
  save: () => void
}

/**
 * Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, and Ctrl+Enter or Ctrl+S to save, with Cmd on a Mac, also within a field of the form's drawer:
 * what was typed is part of what is edited, and the browser's own undo knows nothing of the rest. What lies over the
 * drawer, and fields elsewhere, keep their keys.
 */
export function useEditKeys(form: RefObject<HTMLFormElement | null>, { undo, redo, save }: Edits): void {
  useEffect(() => {
    const isElsewhere = (target: Element) => {
      const holder = target.closest(HOLDERS)
      return holder === null ? target.closest(TYPED_INTO) !== null : holder !== form.current?.closest(HOLDERS)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return
      const edit = { z: event.shiftKey ? redo : undo, y: redo, enter: save, s: save }[event.key.toLowerCase()]
      if (edit === undefined || isElsewhere(event.target as Element)) return
      event.preventDefault()
      edit()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [form, undo, redo, save])
}

const HOLDERS = 'dialog, [role=dialog]'
