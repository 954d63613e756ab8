import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { decodeViewing, encodeViewing, keepChart, type Viewing } from './spaceAddress.ts'
import { intervalOf } from './timeRange.ts'

export interface ViewActions {
  /** Goes to an address with these parts changed; the browser's Back undoes it. */
  change: (part: Partial<Viewing>) => void
  /** Shows a part of the time axis, Unix seconds. */
  zoom: (from: number, to: number) => void
  /** Back to exactly what was shown before the zoom, or to the live range when this page was opened zoomed. */
  zoomOut: () => void
  isolate: (line: string | null) => void
}

/** What the address says the space should show, and the ways to change it. Both change only with the address. */
export function useViewing(): [Viewing, ViewActions] {
  const { search, state } = useLocation()
  const navigate = useNavigate()
  return useMemo(() => {
    const viewing = decodeViewing(new URLSearchParams(search))
    const change = (part: Partial<Viewing>, next?: { zoomed: true }) =>
      void navigate({ search: keepChart(search, encodeViewing({ ...viewing, ...part })) }, { state: next })
    const cameByZoom = (state as { zoomed?: true } | null)?.zoomed === true
    const actions: ViewActions = {
      change: (part) => change(part),
      zoom: (from, to) => change({ fixed: intervalOf(from, to) }, { zoomed: true }),
      zoomOut: () => {
        if (cameByZoom) void navigate(-1)
        else if (viewing.fixed !== null) change({ fixed: null })
      },
      isolate: (line) => change({ line }),
    }
    return [viewing, actions]
  }, [search, state, navigate])
}
