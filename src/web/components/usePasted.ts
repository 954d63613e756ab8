import { useCallback, useEffect, useState } from 'react'

const TAKES_TEXT = 'input, textarea, [contenteditable], dialog, [role=dialog]'

/** The text of charts that was pasted on the page; null until then, and after `done`. */
export function usePasted(): [pasted: string | null, done: () => void] {
  const [pasted, setPasted] = useState<string | null>(null)
  useEffect(() => {
    const onPaste = ({ target, clipboardData }: ClipboardEvent) => {
      const text = clipboardData?.getData('text/plain') ?? ''
      if (/^\s*\{\s*"poise"/.test(text) && !(target as Element).closest?.(TAKES_TEXT)) setPasted(text)
    }
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])
  return [pasted, useCallback(() => setPasted(null), [])]
}
