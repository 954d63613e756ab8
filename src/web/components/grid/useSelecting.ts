import { type RefObject, useEffect, useEffectEvent, useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import { selectNone, selectRange, toggleSelected, useSelected } from '#web/stores/selectedCharts.ts'
import { isOnHead } from './chartHead.ts'

/**
 * Selects charts by clicks on their heads: with Ctrl or Command one, with Shift all from the last one on. Once something is
 * selected, a finger adds to it by a tap.
 *
 * @returns the selected ones, in reading order
 */
export function useSelecting(
  grid: RefObject<HTMLElement | null>,
  charts: readonly Chart[],
): readonly Chart[] {
  const { ids } = useSelected()
  const onClick = useEffectEvent((event: MouseEvent) => {
    const id = chartOfHead(event.target as Element)
    if (id === undefined) return
    const isTap = ids.length > 0 && (event as PointerEvent).pointerType === 'touch'
    if (event.shiftKey) {
      selectRange(
        charts.map((chart) => chart.id),
        id,
      )
    } else if (event.ctrlKey || event.metaKey || isTap) toggleSelected(id)
  })
  useEffect(() => {
    const element = grid.current
    const clicked = (event: MouseEvent) => onClick(event)
    element?.addEventListener('click', clicked)
    element?.addEventListener('mousedown', markNothing)
    return () => {
      element?.removeEventListener('click', clicked)
      element?.removeEventListener('mousedown', markNothing)
      selectNone()
    }
  }, [grid])
  return useMemo(() => charts.filter(({ id }) => ids.includes(id)), [charts, ids])
}

function chartOfHead(target: Element): number | undefined {
  if (!isOnHead(target)) return undefined
  return Number(target.closest('[data-chart]')?.getAttribute('data-chart')) || undefined
}

/** The browser's own meaning of Shift with a click: all the text in between. */
function markNothing(event: MouseEvent): void {
  if (event.shiftKey && chartOfHead(event.target as Element) !== undefined) event.preventDefault()
}
