const STEPS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
] as const

/** A length of time in its largest whole unit: `4 s`, `4 min`, `2 h`, `3 d`. */
export function ageText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  for (const [size, unit] of STEPS) if (whole >= size) return `${Math.floor(whole / size)} ${unit}`
  return `${whole} s`
}
