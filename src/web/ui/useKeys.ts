import { useEffect } from 'react'

/** What one types into keeps its keys. */
const TYPED_INTO = 'input, textarea, select, [contenteditable]'

/** What a key does, and its name where the keys of a screen are shown. */
export interface KeyAction {
  label: string
  perform: () => void
}

/** Single keys of a page, such as `/`. They rest while one types, in a dialog, and with Ctrl, Alt or Meta. */
export function useKeys(actions: Readonly<Record<string, KeyAction | (() => void)>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key, ctrlKey, altKey, metaKey } = event
      const action = Object.hasOwn(actions, key) ? actions[key] : undefined
      if (action === undefined || event.defaultPrevented || ctrlKey || altKey || metaKey) return
      if (target instanceof Element && target.closest(`${TYPED_INTO}, dialog, [role=dialog], [role=menu]`))
        return
      event.preventDefault()
      if (typeof action === 'function') action()
      else action.perform()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })
}
