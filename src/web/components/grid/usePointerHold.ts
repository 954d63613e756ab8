import { type RefObject, useEffect, useEffectEvent } from 'react'
import { toggleSelected } from '#web/stores/selectedCharts.ts'
import { attachArranging, type Grip } from './arrangePointer.ts'
import { movedBy, resizedBy } from './placeMoves.ts'
import type { Hold } from './useHold.ts'

/** Charts are moved by their heads and resized by their corners; a finger that rests on a head selects. */
export function usePointerHold(grid: RefObject<HTMLElement | null>, hold: Hold, mayArrange: boolean): void {
  const begin = useEffectEvent((chart: number) => hold.pickUp(chart) !== null)
  const move = useEffectEvent((grip: Grip, x: number, y: number) => {
    const held = hold.held()
    const from = held?.start.find(({ id }) => id === held.chart.id)
    if (!held || !from) return
    const way = held.stage.wayOf(x, y)
    if (grip === 'head') hold.want(movedBy(from, way), { x, y })
    else hold.want(resizedBy(from, way))
  })
  const drop = useEffectEvent(hold.putDown)
  const cancel = useEffectEvent(hold.putBack)
  useEffect(() => {
    if (!mayArrange || grid.current === null) return
    let grip: Grip = 'head'
    return attachArranging(grid.current, {
      begin: (chart, by) => {
        grip = by
        return begin(chart)
      },
      move: (x, y) => move(grip, x, y),
      drop: () => drop(),
      cancel: () => cancel(),
      press: toggleSelected,
    })
  }, [grid, mayArrange])
}
