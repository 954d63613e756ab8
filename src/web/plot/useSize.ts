import { useLayoutEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

export interface Size {
  width: number
  height: number
}

const PRINTING = ['beforeprint', 'afterprint'] as const

/**
 * The size of an element in whole CSS pixels; null while it has none. Around printing it is measured at once: an observer
 * is not told of the paper.
 */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = observed
      setSize((known) => {
        if (width === 0 || height === 0) return null
        return known?.width === width && known.height === height ? known : { width, height }
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(observed)
    const measureNow = () => flushSync(measure)
    for (const event of PRINTING) window.addEventListener(event, measureNow)
    return () => {
      observer.disconnect()
      for (const event of PRINTING) window.removeEventListener(event, measureNow)
    }
  }, [element])
  return size
}
