import { useMemo, useState } from 'react'
import { chosen } from './chosen.ts'
import { decodeViewing, type Viewing } from './spaceAddress.ts'
import { intervalOf } from '#chart/timeRange.ts'
import type { ChartView } from './useViewing.ts'

/** What a chart shows that has a time of its own, apart from the address; zooming out goes back to where it began. */
export function useOwnViewing(
  begin: () => Partial<Viewing>,
): [Viewing, ChartView, (part: Partial<Viewing>) => void] {
  const [first] = useState<Viewing>(() => ({ ...decodeViewing(new URLSearchParams()), ...begin() }))
  const [viewing, setViewing] = useState(first)
  const view = useMemo<ChartView>(() => {
    const change = (part: Partial<Viewing>) => setViewing((now) => ({ ...now, ...part }))
    return {
      zoom: (from, to) => change({ fixed: intervalOf(from, to) }),
      zoomOut: () => change({ fixed: first.fixed }),
      choose: (line, adds) => setViewing((now) => ({ ...now, lines: chosen(now.lines, line, adds) })),
      showAll: () => change({ lines: [] }),
    }
  }, [first])
  return [viewing, view, (part) => setViewing((now) => ({ ...now, ...part }))]
}
