import { type RefObject, useEffect, useState } from 'react'
import { useAppearance } from '#web/stores/appearance.ts'

/** How far outside the window counts as seen, so that what is scrolled to is already there. */
const MARGIN = '200px'

/** Whether the element is on the screen, or nearly; always where the browser cannot tell, and on paper. */
export function useInView(ref: RefObject<Element | null>): boolean {
  const [inView, setInView] = useState(() => typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const element = ref.current
    if (element === null || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      (entries) => setInView(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: MARGIN },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return useAppearance(({ printedAt }) => printedAt !== null) || inView
}
