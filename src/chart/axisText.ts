import { exponentText, groupedText } from './numberText.ts'
import { isKnownUnit, rungFor, type Rung, type Unit } from './units.ts'

/** Labels for an axis: one prefix and one number of decimals for all, so that they line up and compare. */
export function axisTexts(ticks: readonly number[], unit: Unit): string[] {
  if (ticks.every((tick) => tick === 0)) return ticks.map(() => '0')
  const rung = sharedRung(ticks, unit)
  const scaled = ticks.map((tick) => (tick * unit.scale) / rung.factor)
  const decimals = sharedDecimals(scaled)
  const suffix = rung.symbol + unit.tail
  const space = suffix === '' || !isKnownUnit(unit) || suffix === '%' ? '' : ' '
  return scaled.map((value) => {
    const size = Math.abs(value)
    if (size < 1e-12) return '0'
    const number = size < 1e-6 || size >= 1e9 ? exponentText(value) : groupedText(value.toFixed(decimals))
    return number + space + suffix
  })
}

/** Labels for a logarithmic axis, each in the prefix that fits it. */
export function logAxisTexts(ticks: readonly number[], unit: Unit): string[] {
  return ticks.map((tick) => axisTexts([tick], unit)[0]!)
}

/**
 * That of the largest tick; for times one that divides them all, because nobody counts in tenths of an hour. The unit that the
 * values are in may have halves: charts of minutes stay in minutes.
 */
function sharedRung(ticks: readonly number[], unit: Unit): Rung {
  const largest = rungFor(unit, Math.max(...ticks.map(Math.abs)) * unit.scale)
  if (unit.base !== 'sixty' || largest.factor <= 1) return largest
  const parts = ({ factor }: Rung) => (factor === unit.scale ? 2 : 1)
  const divides = (rung: Rung) =>
    ticks.every((tick) => isWhole((parts(rung) * tick * unit.scale) / rung.factor))
  return unit.rungs.findLast((rung) => rung.factor <= largest.factor && (rung.factor <= 1 || divides(rung)))!
}

/** The fewest decimals, up to six, that write every number truly. */
function sharedDecimals(values: readonly number[]): number {
  let decimals = 0
  while (decimals < 6 && !values.every((value) => isWhole(value * 10 ** decimals))) decimals++
  return decimals
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < 1e-6 * Math.max(1, Math.abs(value))
