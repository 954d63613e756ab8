import { decimalsOf } from './numberText.ts'
import { quantityText, rungOf } from './quantity.ts'
import type { Rung, Unit } from './units.ts'

export interface Cell {
  value: number | null
  unit: Unit
}

/**
 * The values of a table's column as `quantityText` writes them, but all in one step of a unit with as many decimals as the
 * largest of them needs, so that their points stand below each other. What would look like zero keeps its own.
 */
export function columnTexts(cells: readonly Cell[]): string[] {
  const decimals = new Map<Rung, number>()
  const largest = new Map<Rung, number>()
  const measured = cells.flatMap(({ value, unit }) => (value === null ? [] : [{ value, unit }]))
  for (const { value, unit } of measured) {
    const rung = rungOf(value, unit)
    largest.set(rung, Math.max(largest.get(rung) ?? 0, scaled(value, unit)))
  }
  for (const { value, unit } of measured) {
    const rung = rungOf(value, unit)
    const most = decimalsOf(largest.get(rung)!)
    const own = scaled(value, unit).toFixed(most).split('.')[1]?.replace(/0+$/, '').length ?? 0
    decimals.set(rung, Math.max(decimals.get(rung) ?? 0, own))
  }
  return cells.map(({ value, unit }) => {
    if (value === null) return '–'
    const shared = decimals.get(rungOf(value, unit))!
    const size = scaled(value, unit)
    const isLost = size !== 0 && size < 0.5 / 10 ** shared
    return quantityText(value, unit, isLost ? undefined : shared)
  })
}

const scaled = (value: number, unit: Unit) => (Math.abs(value) * unit.scale) / rungOf(value, unit).factor
