import { useCallback, useEffect, useRef } from 'react'

/** Tells whether what asks is still on the page: an answer that comes late must not move whoever went on meanwhile. */
export function useStillThere(): () => boolean {
  const there = useRef(false)
  useEffect(() => {
    there.current = true
    return () => {
      there.current = false
    }
  }, [])
  return useCallback(() => there.current, [])
}
