const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 }
/** Each shift reads everything once more. */
const MAX_SHIFTS = 100
/** Some 30 years: before and after that there are no measurements. */
const FARTHEST = 1_000_000_000
const SHIFT = /^\s*([-+]?)(\d+)([smhdw]?)\s*$/

/**
 * The shifts of timeshift() in seconds, in order: `"0,1,2w"` gives 0, -604800, -1209600. Without a sign a shift goes
 * back; a unit that is missing is taken from the last one.
 * @returns undefined when the text is not a list of shifts, has more than a hundred, or one of more than 30 years.
 */
export function readShifts(text: string): number[] | undefined {
  if (text.split(',').length > MAX_SHIFTS) return undefined
  const parts = text.split(',').map((part) => SHIFT.exec(part))
  const lastUnit = parts.at(-1)?.[3] || 's'
  const shifts: number[] = []
  for (const part of parts) {
    if (part === null) return undefined
    const seconds = Number(part[2]) * (UNITS[part[3] || lastUnit] as number)
    if (seconds > FARTHEST) return undefined
    shifts.push(part[1] === '+' || seconds === 0 ? seconds : -seconds)
  }
  return shifts
}
