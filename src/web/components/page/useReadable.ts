import { useEffect, useRef, useState } from 'react'

/** Milliseconds between two texts that an eye can still follow. */
const PACE = 50

/** The value, but where it is `paced` no more often than can be read: the last one is always reached. */
export function useReadable<T>(value: T, paced: boolean): T {
  const [shown, setShown] = useState(value)
  const due = useRef(0)
  useEffect(() => {
    if (!paced) return undefined
    const show = () => {
      due.current = performance.now() + PACE
      setShown(value)
    }
    const timer = setTimeout(show, Math.max(0, due.current - performance.now()))
    return () => clearTimeout(timer)
  }, [value, paced])
  return paced ? shown : value
}
