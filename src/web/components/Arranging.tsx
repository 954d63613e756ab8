import { type RefObject, useEffect, useEffectEvent } from 'react'
import { type Chart, chartUpdate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { selectThese, toggleSelected } from '#web/stores/selectedCharts.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import css from './Arranging.module.css'
import { SelectionBar } from './SelectionBar.tsx'
import { startSteps, useSteps } from './spaceSteps.ts'
import { CHART_KEYS } from './useChartKeys.ts'
import { useHold } from './useHold.ts'
import { HINT, useKeyHold } from './useKeyHold.ts'
import { usePointerHold } from './usePointerHold.ts'
import { useSelecting } from './useSelecting.ts'
import { useSpaceSteps } from './useSpaceSteps.ts'

/** What a key asks of the charts, with the chart it is about. */
export interface Asked {
  what: 'move' | 'select' | 'select all'
  chart?: number | undefined
}

interface Props {
  spaceId: number
  /** In reading order. */
  charts: readonly Chart[]
  grid: RefObject<HTMLElement | null>
  asked: Asked | null
  onAnswered: () => void
}

/** Moves, resizes and selects the charts of a space. Loaded with the first pointer or focus on them, or the first key that asks for it. */
export default function Arranging({ spaceId, charts, grid, asked, onAnswered }: Props) {
  const refusal = useRefusal(chartUpdate)
  const { take, taken, undo, redo } = useSpaceSteps(spaceId)
  const hold = useHold(charts, grid, take)
  const { pickUp, isHeld, spoken } = useKeyHold(hold)
  usePointerHold(grid, hold, refusal === undefined)
  const selected = useSelecting(grid, charts)
  useStepKeys(undo, redo)
  useEffect(() => startSteps(spaceId), [spaceId])

  const answer = useEffectEvent(({ what, chart }: Asked) => {
    onAnswered()
    if (what === 'move') pickUp(chart)
    else if (what === 'select all') selectThese(charts.map(({ id }) => id))
    else if (chart !== undefined) toggleSelected(chart)
  })
  useEffect(() => {
    if (asked !== null) answer(asked)
  }, [asked])
  return (
    <>
      <output className="visually-hidden" aria-label="Place">
        {spoken}
      </output>
      {selected.length > 0 && !isHeld && <SelectionBar {...{ spaceId, charts, selected, grid, taken }} />}
      {isHeld && (
        <p className={css.hint} aria-hidden>
          {HINT}
        </p>
      )}
    </>
  )
}

/** Each says what it would change, where keys are shown and searched. */
function useStepKeys(undo: () => void, redo: () => void): void {
  const { past, future } = useSteps()
  const toUndo = past.at(-1)?.what
  const toRedo = future.at(-1)?.what
  useKeys(
    {
      'Mod+z': {
        label: toUndo === undefined ? 'Undo' : `Undo: ${toUndo}`,
        refusal: toUndo === undefined ? 'Nothing was changed yet.' : undefined,
        perform: undo,
      },
      'Mod+Shift+z': {
        label: toRedo === undefined ? 'Redo' : `Redo: ${toRedo}`,
        refusal: toRedo === undefined ? 'Nothing was undone.' : undefined,
        perform: redo,
      },
    },
    CHART_KEYS,
  )
}
