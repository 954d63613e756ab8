import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { Chart } from '#api/charts.ts'
import { arranged } from './arrange.ts'
import { changedLayouts, isSamePlace, type Place, placesOf } from './gridPlaces.ts'
import { gridStage, type GridStage, hasGrid } from './gridStage.ts'
import { quoted } from '../page/quoted.ts'
import type { Step } from '#web/stores/spaceSteps.ts'

/** A chart that was picked up, and how all stand because of it. */
export interface Held {
  chart: Chart
  /** How all stood when it was picked up. */
  start: readonly Place[]
  places: readonly Place[]
  stage: GridStage
}

export interface Hold {
  held: () => Held | null
  pickUp: (id: number) => Held | null
  /** Shows how all would stand: computed from `from`, or else from how they stood. */
  want: (wanted: Place, at?: { x: number; y: number }, from?: readonly Place[]) => void
  putDown: () => void
  putBack: () => void
}

/** The one chart of the grid that is picked up, by a pointer or by keys. */
export function useHold(
  charts: readonly Chart[],
  grid: RefObject<HTMLElement | null>,
  take: (step: Step) => void,
): Hold {
  const held = useRef<Held | null>(null)
  /** Until what was stored is laid out, all is shown as it will be. */
  const settling = useRef<{ stage: GridStage; focus: Element | null } | null>(null)
  const latest = useRef(charts)

  const settle = useCallback(() => {
    const { stage, focus } = settling.current ?? {}
    settling.current = null
    stage?.settle()
    // What is moved in the document loses it.
    if (document.activeElement === document.body && focus instanceof HTMLElement)
      focus.focus({ preventScroll: true })
  }, [])
  const putBack = useCallback(() => {
    held.current?.stage.settle()
    held.current = null
  }, [])
  useLayoutEffect(() => {
    latest.current = charts
    // Places were computed from how all stood: what others arranged, added or deleted since would be undone.
    if (held.current && !samePlaces(held.current.start, placesOf(charts))) putBack()
    settle()
  }, [charts, settle, putBack])
  useEffect(
    () => () => {
      putBack()
      settle()
    },
    [putBack, settle],
  )
  const pickUp = (id: number): Held | null => {
    const chart = latest.current.find((chart) => chart.id === id)
    if (held.current || grid.current === null || chart === undefined || !hasGrid()) return null
    settle()
    const start = placesOf(latest.current)
    held.current = { chart, start, places: start, stage: gridStage(grid.current, start, id) }
    held.current.stage.show(start)
    return held.current
  }
  const want: Hold['want'] = (wanted, at, from) => {
    if (held.current === null) return
    held.current.places = arranged(from ?? held.current.start, wanted)
    held.current.stage.show(held.current.places, at)
  }
  const putDown = () => {
    if (held.current === null) return
    const { chart, start, places, stage } = held.current
    held.current = null
    settling.current = { stage, focus: document.activeElement }
    const isChanged = places.some((place) => !isSamePlace(place, placeIn(start, place.id)))
    const layouts = changedLayouts(latest.current, places)
    if (!isChanged || layouts.size === 0) return settle()
    const [before, after] = [placeIn(start, chart.id), placeIn(places, chart.id)]
    const isResized = before.w !== after.w || before.h !== after.h
    const former = latest.current.filter(({ id }) => layouts.has(id))
    take({
      what: `${isResized ? 'resized' : 'moved'} ${quoted(chart.name)}`,
      forth: { layouts },
      back: { layouts: new Map(former.map(({ id, layout }) => [id, layout ?? null])) },
    })
  }
  return { held: () => held.current, pickUp, want, putDown, putBack }
}

const samePlaces = (a: readonly Place[], b: readonly Place[]): boolean =>
  a.length === b.length &&
  a.every((place) =>
    isSamePlace(
      place,
      b.find(({ id }) => id === place.id),
    ),
  )

const placeIn = (places: readonly Place[], id: number): Place => places.find((place) => place.id === id)!
