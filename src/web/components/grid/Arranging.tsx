import { type RefObject, useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Chart, chartUpdate } from '#api/charts.ts'
import { useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { selectThese, toggleSelected } from '#web/stores/selectedCharts.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import css from './Arranging.module.css'
import { CellTools } from './CellTools.tsx'
import { chartAtHand } from './chartFocus.ts'
import { CHART_KEYS } from './chartKeys.ts'
import { PasteTarget } from './PasteTarget.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { stepActions } from './stepActions.ts'
import { useHold } from './useHold.ts'
import { HINT, useKeyHold } from './useKeyHold.ts'
import { usePointerHold } from './usePointerHold.ts'
import { useSelecting } from './useSelecting.ts'
import { useStepKeys } from './useStepKeys.ts'

interface Props {
  spaceId: number
  /** In reading order. */
  charts: readonly Chart[]
  grid: RefObject<HTMLElement | null>
}

/** Moves, resizes and selects the charts of a space. Loaded with the first pointer or key. */
export default function Arranging({ spaceId, charts, grid }: Props) {
  const refusal = useRefusal(chartUpdate)
  const { take, taken } = stepActions(useQueryClient(), spaceId)
  const hold = useHold(charts, grid, take)
  const { pickUp, isHeld, spoken } = useKeyHold(hold)
  usePointerHold(grid, hold, refusal === undefined)
  const selected = useSelecting(grid, charts)
  useStepKeys(spaceId)
  const cells = useCells(grid, charts)

  useKeys(
    {
      m: { label: 'Move or resize the chart in focus', refusal, perform: () => pickUp(chartAtHand()) },
      x: { label: 'Select the chart in focus', perform: selectAtHand },
      'Mod+a': { label: 'Select all charts', perform: () => selectThese(charts.map(({ id }) => id)) },
    },
    CHART_KEYS,
  )
  return (
    <>
      <PasteTarget spaceId={spaceId} />
      {cells.map(({ id, cell }) =>
        createPortal(<CellTools id={id} mayResize={refusal === undefined} />, cell, id),
      )}
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

function selectAtHand(): void {
  const id = chartAtHand()
  if (id !== undefined) toggleSelected(id)
}

/** Where each chart stands in the document, once it does. */
function useCells(grid: RefObject<HTMLElement | null>, charts: readonly Chart[]) {
  const [cells, setCells] = useState<readonly { id: number; cell: Element }[]>([])
  useLayoutEffect(() => {
    const element = grid.current
    // oxlint-disable-next-line react/set-state-in-effect -- the document is known only now
    if (element !== null) setCells(cellsOf(element))
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other charts, other cells
  }, [grid, charts])
  return cells
}

const cellsOf = (grid: HTMLElement) =>
  [...grid.querySelectorAll('[data-chart]')].map((cell) => ({
    id: Number(cell.getAttribute('data-chart')),
    cell,
  }))
