import { useMemo } from 'react'
import { type NavigateFunction, useLocation, useNavigate } from 'react-router'
import { chosen } from './chosen.ts'
import { decodeViewing, encodeViewing, keepOthers, type Viewing } from './spaceAddress.ts'
import {
  afterStep,
  historyOf,
  isSameSpan,
  type Span,
  spanOf,
  spanBefore,
  spanAfter,
  type TimeHistory,
} from './timeHistory.ts'
import { halfLength, live, paused, shifted, wider } from './timeMoves.ts'
import { intervalOf } from '#chart/timeRange.ts'

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

/** What a chart itself can ask for. */
export type ChartView = Pick<ViewActions, 'zoom' | 'zoomOut' | 'choose' | 'showAll'>

/** What the address says the space should show, and the ways to change it. Both change only with the address. */
export function useViewing(): [Viewing, ViewActions] {
  const { search, state } = useLocation()
  const navigate = useNavigate()
  return useMemo(() => {
    const [viewing, { back, forward }] = viewingAt(search, state, navigate)
    // A second step may come before the first one is rendered: each goes on from the address as it is by then.
    const now = () => viewingAt(window.location.search, stateOfAddress(), navigate)[1]
    const actions: ViewActions = {
      change: (part) => now().change(part),
      zoom: (from, to) => now().zoom(from, to),
      zoomOut: () => now().zoomOut(),
      choose: (line, adds) => now().choose(line, adds),
      showAll: () => now().showAll(),
      back: back && (() => now().back?.()),
      forward: forward && (() => now().forward?.()),
      shift: (direction) => now().shift(direction),
      pause: () => now().pause(),
      goLive: () => now().goLive(),
    }
    return [viewing, actions]
  }, [search, state, navigate])
}

/** Where react-router keeps the state of an address. */
const stateOfAddress = (): unknown => (window.history.state as { usr?: unknown } | null)?.usr

const clock = () => Date.now() / 1_000

function viewingAt(search: string, state: unknown, navigate: NavigateFunction): [Viewing, ViewActions] {
  const history = historyOf(state)
  const viewing = decodeViewing(new URLSearchParams(search), history.left)
  const here = spanOf(viewing)
  const go = (part: Partial<Viewing>, times: TimeHistory) => {
    const next = { ...viewing, ...part }
    const left = next.fixed === null ? undefined : next.range
    void navigate(
      { search: keepOthers(search, encodeViewing(next)) },
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
  const step = (to: ReturnType<typeof spanBefore>) => to && (() => go(...to))
  const back = step(spanBefore(history, here))
  const actions: ViewActions = {
    change,
    zoom: (from, to) => change({ fixed: intervalOf(from, to) }),
    zoomOut: () => (back ? back() : move(wider(here))),
    back,
    forward: step(spanAfter(history, here)),
    shift: (direction) => move(shifted(here, direction * halfLength(here, clock()), clock())),
    pause: () => move(paused(here, clock())),
    goLive: () => move(live(here)),
    choose: (line, adds) => change({ lines: chosen(viewing.lines, line, adds) }),
    showAll: () => change({ lines: [] }),
  }
  return [viewing, actions]
}
