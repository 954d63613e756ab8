import { useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { chosen } from './isolate.ts'
import { decodeViewing, encodeViewing, keepChart, type Viewing } from './spaceAddress.ts'
import {
  afterStep,
  historyOf,
  isSameSpan,
  type Span,
  spanOf,
  stepBack,
  stepForward,
  type TimeHistory,
} from './timeHistory.ts'
import { halfLength, live, paused, shifted, wider } from './timeMoves.ts'
import { intervalOf } from './timeRange.ts'

export interface ViewActions {
  /** Goes to an address with these parts changed; the browser's Back undoes it. */
  change: (part: Partial<Viewing>) => void
  /** Shows a part of the time axis, Unix seconds. */
  zoom: (from: number, to: number) => void
  /** Back to exactly what was shown before, or where nothing was, to what is next wider. */
  zoomOut: () => void
  /** A line was chosen: it is shown alone, or `adds` to those that are. */
  choose: (line: string, adds: boolean) => void
  showAll: () => void
  /** To exactly the time that was looked at before this one, and forward again; null where there is none. */
  back: (() => void) | null
  forward: (() => void) | null
  /** Half a window back (-1) or forward (1). */
  shift: (direction: -1 | 1) => void
  pause: () => void
  goLive: () => void
}

/** What the address says the space should show, and the ways to change it. Both change only with the address. */
export function useViewing(): [Viewing, ViewActions] {
  const { search, state } = useLocation()
  const navigate = useNavigate()
  return useMemo(() => {
    const history = historyOf(state)
    const viewing = decodeViewing(new URLSearchParams(search), history.left)
    const here = spanOf(viewing)
    const go = (part: Partial<Viewing>, times: TimeHistory) => {
      const next = { ...viewing, ...part }
      const left = next.fixed === null ? undefined : next.range
      void navigate(
        { search: keepChart(search, encodeViewing(next)) },
        { state: { times: { ...times, left } } },
      )
    }
    const change = (part: Partial<Viewing>) => {
      const next = { ...here, ...(part.fixed === null && { paused: null }), ...part }
      go(next, isSameSpan(here, next) ? history : afterStep(history, here))
    }
    const move = (next: Span) => {
      if (!isSameSpan(here, next)) change(next)
    }
    const step = (to: ReturnType<typeof stepBack>) => to && (() => go(...to))
    const back = step(stepBack(history, here))
    const now = () => Date.now() / 1_000
    const actions: ViewActions = {
      change,
      zoom: (from, to) => change({ fixed: intervalOf(from, to) }),
      zoomOut: () => (back ? back() : move(wider(here))),
      back,
      forward: step(stepForward(history, here)),
      shift: (direction) => move(shifted(here, direction * halfLength(here, now()), now())),
      pause: () => move(paused(here, now())),
      goLive: () => move(live(here)),
      choose: (line, adds) => change({ lines: chosen(viewing.lines, line, adds) }),
      showAll: () => change({ lines: [] }),
    }
    return [viewing, actions]
  }, [search, state, navigate])
}
