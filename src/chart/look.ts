import type { ChartLine } from './model.ts'
import { hexOfOklch, oklch } from './oklch.ts'
import { QUIET, slotColor, slotDash, type Scheme } from './palette.ts'

/** How charts look where they are drawn: on the page from its style sheet, in a picture from fixed values. */
export interface ChartLook {
  scheme: Scheme
  /** CSS colours. */
  grid: string
  text: string
  /** A CSS font at its size, such as `11px Inter`. */
  font: string
  /** Device pixels in a CSS pixel. */
  pixelRatio: number
  /** IANA name of the zone that times are shown in. */
  zone: string
}

/** How far the lightness of lines that share one fixed colour goes apart. */
const SHADE_STEP = 0.09

type Looks = Pick<ChartLine, 'color' | 'shade' | 'slot' | 'quiet'>

/** A line's colour: that of the background, the fixed one (its shades for further lines of the stream), else its place in the palette. */
export function lineColor(line: Looks, scheme: Scheme): string {
  if (line.quiet) return QUIET[scheme]
  if (line.color === null) return slotColor(line.slot, scheme)
  if (line.shade === 0) return line.color
  const { l, c, h } = oklch(line.color)
  const steps = Math.ceil(line.shade / 2) * (line.shade % 2 === 1 ? 1 : -1)
  return hexOfOklch({ l: Math.min(0.92, Math.max(0.35, l + steps * SHADE_STEP)), c, h })
}

/** The dash of a line whose colour the palette had to use again; undefined for a solid one. */
export function lineDash(line: Omit<Looks, 'shade'>): number[] | undefined {
  return line.color === null && !line.quiet ? slotDash(line.slot) : undefined
}

/** The colour with an opacity of 0 to 1. */
export function translucent(hex: string, opacity: number): string {
  return (
    hex +
    Math.round(opacity * 255)
      .toString(16)
      .padStart(2, '0')
  )
}
