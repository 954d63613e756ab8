import { useEffect } from 'react'

/** What one types into keeps its keys. */
const TYPED_INTO = 'input, textarea, select, [contenteditable]'

/** Single keys of a page, such as `/`. They rest while one types, in a dialog, and with Ctrl, Alt or Meta. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, altKey, metaKey } = event
      const action = Object.hasOwn(actions, key) ? actions[key] : undefined
      if (action === undefined || event.defaultPrevented || ctrlKey || altKey || metaKey) return
      if (target instanceof Element && target.closest(`${TYPED_INTO}, dialog, [role=dialog], [role=menu]`))
        return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
