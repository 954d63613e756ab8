import { useMemo, useSyncExternalStore } from 'react'
import type { ChartLook } from '#chart/look.ts'
import { useAppearance, useShownScheme } from '../stores/appearance.ts'

/** The page's look for the canvas; the same object until scheme, size of text, zone or the screen's pixels change. */
export function useChartLook(zone: string): ChartLook {
  const scheme = useShownScheme()
  const onWall = useAppearance((appearance) => appearance.onWall)
  const pixelRatio = useSyncExternalStore(watchPixelRatio, () => window.devicePixelRatio)
  return useMemo(
    () => ({ scheme, zone, pixelRatio, ...readStyles(scheme, onWall) }),
    [scheme, onWall, zone, pixelRatio],
  )
}

type Styles = Pick<ChartLook, 'grid' | 'text' | 'font'>

const known = new Map<string, Styles>()

/** What the style sheet says of a plot, read from one that nobody sees, once per scheme and size. */
function readStyles(scheme: string, onWall: boolean): Styles {
  const key = `${scheme} ${onWall}`
  const found = known.get(key)
  if (found) return found
  const probe = document.createElement('div')
  probe.className = 'plot'
  probe.hidden = true
  probe.style.colorScheme = scheme
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const read = {
    grid: style.borderTopColor,
    text: style.color,
    font: `${style.fontSize} ${style.fontFamily}`,
  }
  probe.remove()
  known.set(key, read)
  return read
}

/** A query tells only when its own ratio is left or reached again, so each ratio is asked for in its turn. */
function watchPixelRatio(changed: () => void): () => void {
  let query: MediaQueryList
  const watch = () => {
    query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    query.addEventListener('change', onChange, { once: true })
  }
  const onChange = () => {
    watch()
    changed()
  }
  watch()
  return () => query.removeEventListener('change', onChange)
}
