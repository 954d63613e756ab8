import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Place, placeBeside } from './tooltipPlace.ts'

type Known = Parameters<typeof placeBeside>

/**
 * Where a tooltip of a card stands; null until it is measured, before the first paint. The page is measured again only
 * when it scrolls or changes size, never for a move of the cursor.
 *
 * @param part where the cursor is on the card, 0 at its left to 1
 */
export function usePlace(panel: RefObject<HTMLElement | null>, part: number): Place | null {
  const [known, setKnown] = useState<[Known[0], Known[1]] | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      if (!panel.current) return
      const { left, top, right, bottom } = panel.current.getBoundingClientRect()
      const bar = parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--below')) || 0
      const room = { width: window.innerWidth, height: window.innerHeight, bar }
      setKnown([{ left, top, right, bottom }, room])
    }
    measure()
    window.addEventListener('resize', measure)
    window.addEventListener('scroll', measure, { capture: true, passive: true })
    return () => {
      window.removeEventListener('resize', measure)
      window.removeEventListener('scroll', measure, true)
    }
  }, [panel])
  return known && placeBeside(...known, part)
}
