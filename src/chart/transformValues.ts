import type { Transform } from '#api/transform.ts'

/** Each value transformed; what is not finite (a division by zero) becomes a gap. */
export function transformValues(
  values: readonly (number | null)[],
  transform: Transform,
  period: number,
): (number | null)[] {
  return values.map((value) => {
    if (value === null) return null
    const result = transform(value, period)
    return Number.isFinite(result) ? result : null
  })
}
