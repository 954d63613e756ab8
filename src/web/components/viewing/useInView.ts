import { type RefObject, useLayoutEffect, useState } from 'react'
import { useAppearance } from '#web/stores/appearance.ts'

/** How far outside the window counts as seen, so that what is scrolled to is already there. */
const MARGIN = 200

/** Whether the element is on the screen, or nearly; always where the browser cannot tell, and on paper. */
export function useInView(ref: RefObject<Element | null>): boolean {
  const [inView, setInView] = useState(() => typeof IntersectionObserver === 'undefined')
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null || typeof IntersectionObserver === 'undefined') return
    // The observer tells it a frame or two later, which the first read need not wait for.
    setInView(isNear(element))
    const observer = new IntersectionObserver(
      (entries) => setInView(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: `${MARGIN}px` },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return useAppearance(({ printedAt }) => printedAt !== null) || inView
}

function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top < window.innerHeight + MARGIN && bottom > -MARGIN
}
