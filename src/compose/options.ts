import { STATISTICS } from './statistics.ts'

/** Options of a call by name, as text: Librato writes numbers in quotes too. */
export type Options = Readonly<Record<string, string>>

export interface OptionSpec {
  help: string
  required?: boolean
  /** All that it may be; left out when that is no short list. */
  choices?: readonly string[]
  /** A sentence that says what is wrong with the value, or undefined when nothing is. */
  fault: (value: string) => string | undefined
}

const NUMBER = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i
const FRACTION = /^\s*(\d+)\s*\/\s*(\d+)\s*$/

export function isNumber(value: string): boolean {
  return NUMBER.test(value)
}

export function number(help: string, required = false): OptionSpec {
  return { help, required, fault: (value) => (isNumber(value) ? undefined : 'must be a number') }
}

export function wholeNumber(help: string, least: number, most: number, required = false): OptionSpec {
  return {
    help,
    required,
    fault: (value) => {
      const whole = Number(value)
      const fits = isNumber(value) && Number.isInteger(whole) && whole >= least && whole <= most
      return fits ? undefined : `must be a whole number from ${least} to ${most}`
    },
  }
}

export function choice(help: string, choices: readonly string[]): OptionSpec {
  return {
    help,
    choices,
    fault: (value) => (choices.includes(value) ? undefined : `must be one of ${choices.join(', ')}`),
  }
}

/** `"0.1"` or `"1/1024"`. */
export function factor(help: string): OptionSpec {
  return {
    help,
    required: true,
    fault: (value) =>
      Number.isFinite(readFactor(value))
        ? undefined
        : 'must be a number such as "0.1" or a fraction such as "1/1024"',
  }
}

/** @returns NaN when the text is neither a number nor a fraction, or divides by zero. */
export function readFactor(value: string): number {
  const [, above, below] = FRACTION.exec(value) ?? []
  if (above !== undefined) return Number(below) === 0 ? NaN : Number(above) / Number(below)
  return isNumber(value) ? Number(value) : NaN
}

export const statisticOption = choice(
  'How the points become one number',
  STATISTICS.filter((name) => name !== 'median'),
)
