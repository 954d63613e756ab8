import { tidy } from './tidy.ts'
import type { Unit } from './units.ts'

const TENS = [1, 2, 2.5, 5, 10]
/** Parts of a second: a quarter is no part of a clock. */
const PARTS = [1, 2, 5, 10]
const TWOS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
const SIXTIES = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
  432_000,
]

/**
 * Round values between two limits: 1, 2, 2.5, 5 in tens; powers of two for bytes; 1, 2, 5, 10, 15, 30 seconds and minutes, whole
 * hours and days for times.
 *
 * @param room how many there is room for; two at least are aimed at
 */
export function valueTicks(
  min: number,
  max: number,
  room: number,
  unit: Pick<Unit, 'base' | 'scale'>,
): number[] {
  if (!(max > min)) return []
  const step = nextStep((max - min) / Math.max(2, room), unit)
  const first = Math.ceil(min / step - 1e-9)
  const last = Math.floor(max / step + 1e-9)
  const ticks: number[] = []
  for (let i = first; i <= last; i++) ticks.push(tidy(i * step))
  return ticks
}

/** The smallest round step of a unit that is not below a size. */
export function nextStep(least: number, { base, scale }: Pick<Unit, 'base' | 'scale'>): number {
  return stepFor(least * scale, base) / scale
}

/** Whether ticks may go in this step. */
export function isRoundStep(step: number, unit: Pick<Unit, 'base' | 'scale'>): boolean {
  return step > 0 && Math.abs(nextStep(step, unit) / step - 1) < 1e-3
}

function stepFor(least: number, base: Unit['base']): number {
  if (base === 'two' && least > 1) {
    const power = 1024 ** Math.floor(Math.log2(least) / 10)
    return power * TWOS.find((step) => step * power >= least * 0.9999)!
  }
  if (base === 'sixty' && least > 0.5) {
    const step = SIXTIES.find((seconds) => seconds >= least * 0.9999)
    return step ?? 86_400 * stepFor(least / 86_400, 'ten')
  }
  const power = 10 ** Math.floor(Math.log10(least))
  return power * (base === 'sixty' ? PARTS : TENS).find((step) => step * power >= least * 0.9999)!
}
