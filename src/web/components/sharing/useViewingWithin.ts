import { useMemo } from 'react'
import type { Interval } from '#chart/timeRange.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { useOwnViewing } from '../viewing/useOwnViewing.ts'
import type { ChartView } from '../viewing/useViewing.ts'

/** What is shown of a time beyond which there is nothing, Unix seconds: no zoom leaves it, and `back` is the way out of one. */
export function useViewingWithin(
  { from, to }: Interval,
  begin: () => Partial<Viewing> = () => ({}),
): [Viewing, ChartView, back: (() => void) | undefined] {
  const [viewing, own] = useOwnViewing(() => ({ ...begin(), fixed: { from, to } }))
  const view = useMemo<ChartView>(
    () => ({
      ...own,
      zoom: (a, b) => {
        if (a < to && b > from) own.zoom(Math.max(a, from), Math.min(b, to))
      },
    }),
    [own, from, to],
  )
  const { fixed } = viewing
  const isZoomed = fixed !== null && (fixed.from !== from || fixed.to !== to)
  return [viewing, view, isZoomed ? view.zoomOut : undefined]
}
