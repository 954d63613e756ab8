import { type RefObject, useLayoutEffect, useState } from 'react'
import { pointsFor } from '#chart/pointsFor.ts'

/** For a browser that does not tell sizes. */
const USUAL = 600

/** How many points a line may have in the width of an element; null until that is known. */
export function usePoints(ref: RefObject<Element | null>): number | null {
  const [points, setPoints] = useState<number | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => {
      const { width } = element.getBoundingClientRect()
      setPoints(width > 0 ? pointsFor(width) : USUAL)
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return points
}
