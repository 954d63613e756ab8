import { useLayoutEffect, useState, type RefObject } from 'react'

export interface Size {
  width: number
  height: number
}

/** The size of an element in whole CSS pixels; null while it has none. */
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
    return () => observer.disconnect()
  }, [element])
  return size
}
