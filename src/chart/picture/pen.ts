import { type SchemeColors, SCHEME_COLORS } from '../schemeColors.ts'
import type { Scheme } from '../palette.ts'

/** How a text is written; sizes in CSS pixels. */
export interface TextStyle {
  size: number
  bold?: boolean
  color: string
}

/** More of a text than any picture has room for. */
const MOST_CHARACTERS = 400

/** Writes on a canvas whose unit is the CSS pixel. */
export class Pen {
  readonly colors: SchemeColors

  constructor(
    readonly ctx: CanvasRenderingContext2D,
    readonly scheme: Scheme,
    /** Families of CSS, in the order in which a character is looked for. */
    readonly fonts: string,
  ) {
    this.colors = SCHEME_COLORS[scheme]
    ctx.textBaseline = 'alphabetic'
  }

  measure(text: string, { size, bold = false }: Omit<TextStyle, 'color'>): number {
    this.ctx.font = `${bold ? 600 : 400} ${size}px ${this.fonts}`
    return this.ctx.measureText(text).width
  }

  /** Writes a text with its baseline at `y`, and answers how wide it is. */
  write(text: string, x: number, y: number, style: TextStyle): number {
    const width = this.measure(text, style)
    this.ctx.fillStyle = style.color
    this.ctx.fillText(text, x, y)
    return width
  }

  /** The text, with its end left out where it would be wider. */
  fit(text: string, width: number, style: Omit<TextStyle, 'color'>): string {
    return fitted(text, width, (part) => this.measure(part, style))
  }
}

/** The beginning of a text that fits a width, with `…` where something was left out. */
export function fitted(text: string, width: number, measure: (text: string) => number): string {
  const characters = [...plainText(text)]
  if (characters.length <= MOST_CHARACTERS && measure(characters.join('')) <= width)
    return characters.join('')
  const part = (length: number) => `${characters.slice(0, length).join('').trimEnd()}…`
  let fits = 0
  let over = Math.min(characters.length, MOST_CHARACTERS)
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2)
    if (measure(part(middle)) <= width) fits = middle
    else over = middle
  }
  return part(fits)
}

/** One line of text without what has no shape: line ends, control characters, and marks that turn the direction of what follows. */
export function plainText(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, (space) =>
      space === '\u202f' || space === '\u00a0' ? space : ' ',
    )
    .trim()
}
