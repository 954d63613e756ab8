import { useEffect, useState } from 'react'

const PAUSE = 250

/** A value as it is; while `text` is being typed, the value that it last had before a pause. */
export function useSettled<T>(value: T, text: string): T {
  const [settled, setSettled] = useState({ value, text })
  const isTyping = settled.text !== text
  if (!isTyping && settled.value !== value) setSettled({ value, text })
  useEffect(() => {
    if (!isTyping) return
    const timer = setTimeout(() => setSettled({ value, text }), PAUSE)
    return () => clearTimeout(timer)
  }, [isTyping, value, text])
  return isTyping ? settled.value : value
}
