/** A number in at most four significant digits; those before the point are all kept. */
export function significantText(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '0'
  if (size < 1e-4 || size >= 1e9) return exponentText(value)
  return groupedText(trimmed(value.toFixed(decimalsOf(size))))
}

/** Decimals that give a size four significant digits; those before the point are all kept. */
export function decimalsOf(size: number): number {
  return size === 0 ? 0 : Math.min(100, Math.max(0, 3 - Math.floor(Math.log10(size) + 1e-12)))
}

/** A number with so many decimals, unless it is too small or too large for any. */
export function fixedText(value: number, decimals: number): string {
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return exponentText(value)
  return groupedText(value.toFixed(decimals))
}

/** A number in full, as it is kept. */
export function wholeText(value: number): string {
  const text = String(value)
  return text.includes('e') ? exponentText(value, text) : groupedText(text)
}

/** Thousands apart by a narrow space, which no locale reads as a decimal point; a minus as wide as a plus. */
export function groupedText(digits: string): string {
  const [whole, fraction] = digits.replace('-', '').split('.')
  const spaced = whole!.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return (digits.startsWith('-') ? '−' : '') + spaced + (fraction ? `.${fraction}` : '')
}

/** Such as `1.23e-5`. */
export function exponentText(value: number, digits = value.toExponential(2).replace(/\.?0+e/, 'e')): string {
  return digits.replace('e+', 'e').replace(/^-/, '−')
}

const trimmed = (digits: string) => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits)
