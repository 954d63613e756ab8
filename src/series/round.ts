const DIGITS = 7

/**
 * A value as it goes over the wire: whole numbers stay exact, others keep 7 significant digits. That is finer than
 * any screen shows and than most sensors measure, and half the bytes of a full double.
 */
export function roundValue(value: number): number {
  if (Number.isInteger(value) || !Number.isFinite(value)) return value
  const digits = DIGITS - 1 - Math.floor(Math.log10(Math.abs(value)))
  if (digits < 0 || digits > 22) return Number(value.toPrecision(DIGITS))
  const scale = 10 ** digits
  return Math.round(value * scale) / scale
}
