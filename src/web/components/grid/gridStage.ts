import type { Layout } from '#api/charts.ts'
import css from './Arranging.module.css'
import { COLUMNS } from './chartPlace.ts'
import type { Place } from './gridPlaces.ts'
import type { Way } from './placeMoves.ts'

/** From this width on charts stand on the grid; below it they follow each other. */
const WIDE = '(min-width: 1081px)'
const SETTLING = { duration: 120, easing: 'cubic-bezier(0.2, 0, 0, 1)' }

/** Whether there is a grid to arrange charts on: neither on a narrow screen nor on a wall. */
export const hasGrid = (): boolean =>
  matchMedia(WIDE).matches && document.documentElement.dataset['wall'] === undefined

/** Shows where charts would stand, by moving them over their places: nothing is laid out or drawn anew until it is final. */
export interface GridStage {
  /** The way on the grid that so many pixels are. */
  wayOf: (x: number, y: number) => Way
  /** @param at pixels that the chart in hand is off its start; in its place when left out */
  show: (places: readonly Place[], at?: { x: number; y: number }) => void
  /** Brings the chart in hand into view. */
  reveal: () => void
  /** Takes it down: every chart glides to where it is laid out by now. */
  settle: () => void
}

export function gridStage(grid: HTMLElement, start: readonly Place[], held: number): GridStage {
  const { columnStep, rowStep, gap, padding } = measured(grid)
  const cellOf = (id: number) => grid.querySelector<HTMLElement>(`[data-chart="${id}"]`)
  const landing = document.createElement('div')
  landing.className = css.landing!
  document.body.append(landing)
  grid.dataset['arranging'] = ''
  cellOf(held)?.setAttribute('data-held', '')

  const land = ({ x, y, w, h }: Layout) => {
    const { left, top } = grid.getBoundingClientRect()
    landing.style.transform = `translate(${left + scrollX + padding + x * columnStep}px, ${top + scrollY + padding + y * rowStep}px)`
    landing.style.width = `${w * columnStep - gap}px`
    landing.style.height = `${h * rowStep - gap}px`
  }
  return {
    wayOf: (x, y) => ({ columns: x / columnStep, rows: y / rowStep }),
    show: (places, at) => {
      grid.dataset['arranging'] = at ? 'by pointer' : ''
      for (const from of start) {
        const to = places.find(({ id }) => id === from.id) ?? from
        const isHeld = from.id === held
        if (isHeld) land(to)
        const x = isHeld && at ? at.x : (to.x - from.x) * columnStep
        const y = isHeld && at ? at.y : (to.y - from.y) * rowStep
        const cell = cellOf(from.id)
        if (cell) cell.style.transform = x === 0 && y === 0 ? '' : `translate(${x}px, ${y}px)`
      }
    },
    reveal: () => cellOf(held)?.scrollIntoView?.({ block: 'nearest' }),
    settle: () => {
      landing.remove()
      const cells = start.map(({ id }) => cellOf(id)).filter((cell) => cell !== null)
      const before = cells.map((cell) => cell.getBoundingClientRect())
      delete grid.dataset['arranging']
      for (const cell of cells) {
        cell.style.transform = ''
        cell.removeAttribute('data-held')
      }
      const after = cells.map((cell) => cell.getBoundingClientRect())
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
      for (const [index, cell] of cells.entries()) {
        const [x, y] = [before[index]!.left - after[index]!.left, before[index]!.top - after[index]!.top]
        if (Math.hypot(x, y) > 1) cell.animate([{ transform: `translate(${x}px, ${y}px)` }, {}], SETTLING)
      }
    },
  }
}

/** The steps of the grid in pixels. */
function measured(grid: HTMLElement) {
  const style = getComputedStyle(grid)
  const gap = pixels(style.columnGap)
  const padding = pixels(style.paddingLeft)
  return {
    gap,
    padding,
    columnStep: (grid.clientWidth - 2 * padding + gap) / COLUMNS || 1,
    rowStep: pixels(style.gridAutoRows) + gap || 1,
  }
}

const pixels = (length: string) => Number.parseFloat(length) || 0
