import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { chosen } from './isolate.ts'
import { decodeViewing, encodeViewing, type Viewing } from './spaceAddress.ts'
import { intervalOf } from './timeRange.ts'

export interface ViewActions {
  /** Goes to an address with these parts changed; the browser's Back undoes it. */
  change: (part: Partial<Viewing>) => void
  /** Shows a part of the time axis, Unix seconds. */
  zoom: (from: number, to: number) => void
  /** Back to exactly what was shown before the zoom, or to the live range when this page was opened zoomed. */
  zoomOut: () => void
  /** A line was chosen: it is shown alone, or `adds` to those that are. */
  choose: (line: string, adds: boolean) => void
  showAll: () => void
}

/** What the address says the space should show, and the ways to change it. Both change only with the address. */
export function useViewing(): [Viewing, ViewActions] {
  const { search, state } = useLocation()
  const navigate = useNavigate()
  return useMemo(() => {
    const viewing = decodeViewing(new URLSearchParams(search))
    const change = (part: Partial<Viewing>, next?: { zoomed: true }) =>
      void navigate({ search: encodeViewing({ ...viewing, ...part }).toString() }, { state: next })
    const cameByZoom = (state as { zoomed?: true } | null)?.zoomed === true
    const actions: ViewActions = {
      change: (part) => change(part),
      zoom: (from, to) => change({ fixed: intervalOf(from, to) }, { zoomed: true }),
      zoomOut: () => {
        if (cameByZoom) void navigate(-1)
        else if (viewing.fixed !== null) change({ fixed: null })
      },
      choose: (line, adds) => change({ lines: chosen(viewing.lines, line, adds) }),
      showAll: () => change({ lines: [] }),
    }
    return [viewing, actions]
  }, [search, state, navigate])
}
