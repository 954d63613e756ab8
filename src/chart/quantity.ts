import { fixedText, significantText, wholeText } from './numberText.ts'
import { isKnownUnit, rungFor, type Rung, type Unit } from './units.ts'

/** A number and the unit it is in, apart because the unit is set smaller and lighter. */
export interface Quantity {
  number: string
  unit: string
}

/** The step of its unit that a value is written in. */
export const rungOf = (value: number, unit: Unit): Rung => rungFor(unit, Math.abs(value) * unit.scale)

/**
 * A value as a tooltip or a big number shows it: in the step of its unit that fits, with four significant digits unless its
 * decimals are given.
 */
export function quantity(value: number, unit: Unit, decimals?: number): Quantity {
  const rung = rungOf(value, unit)
  const scaled = (value * unit.scale) / rung.factor
  const number = decimals === undefined ? significantText(scaled) : fixedText(scaled, decimals)
  if (isKnownUnit(unit)) return { number, unit: `${rung.symbol}${unit.tail}` }
  return { number: `${number}${rung.symbol}`, unit: unit.text }
}

/** As `quantity`, in one text. */
export function quantityText(value: number, unit: Unit, decimals?: number): string {
  return joined(quantity(value, unit, decimals))
}

/** A value in full and in the unit it is measured in, for those who need every digit. */
export function exactText(value: number, unit: Unit): string {
  return joined({ number: wholeText(value), unit: unit.text })
}

function joined({ number, unit }: Quantity): string {
  if (unit === '') return number
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`
}
