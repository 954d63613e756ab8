/** A formula that many charts need, and the short unit of what comes out of it. */
export interface TransformPreset {
  formula: string
  meaning: string
  /** Null where it depends on what goes in. */
  unit: string | null
}

export const TRANSFORM_PRESETS: readonly TransformPreset[] = [
  { formula: 'x/p', meaning: 'per second', unit: null },
  { formula: 'x/1000000', meaning: 'bytes to MB', unit: 'MB' },
  { formula: 'x*8', meaning: 'bytes to bits', unit: 'bit' },
  { formula: 'x/1000', meaning: 'ms to s', unit: 's' },
  { formula: 'x*100', meaning: 'share to %', unit: '%' },
  { formula: '(x-32)*5/9', meaning: '°F to °C', unit: '°C' },
]

/**
 * The short unit once a preset was chosen or taken back; undefined where it stays as it is, because another one was entered.
 *
 * @param unit as it stands
 */
export function unitAfter(preset: TransformPreset, chosen: boolean, unit: string): string | undefined {
  const [, amount = '', per = ''] = /^([^/]*)(\/.*)?$/.exec(unit) ?? []
  const replaceable = ['', 'B', ...TRANSFORM_PRESETS.map((other) => other.unit)].includes(amount)
  if (preset.unit === null || !replaceable) return undefined
  // A rate stays one: of B/s becomes MB/s.
  return chosen ? preset.unit + per : ''
}

/** What a formula, and the unit where it comes with one, set of a stream. */
export function transformed(
  formula: string,
  unit: string | undefined,
): { transform_function: string; units_short?: string } {
  return { transform_function: formula, ...(unit !== undefined && { units_short: unit }) }
}
