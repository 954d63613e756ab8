import { useEffect, useEffectEvent } from 'react'
import { usePasting } from './usePasting.ts'

interface Props {
  spaceId: number
}

const TAKES_TEXT = 'input, textarea, [contenteditable], dialog, [role=dialog]'

/** Takes charts that are pasted on the page. */
export function PasteTarget({ spaceId }: Props) {
  const { paste } = usePasting(spaceId)
  const onPaste = useEffectEvent(({ target, clipboardData }: ClipboardEvent) => {
    const text = clipboardData?.getData('text/plain') ?? ''
    if (/^\s*\{\s*"poise"/.test(text) && !(target as Element).closest?.(TAKES_TEXT)) void paste(text)
  })
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [])
  return null
}
