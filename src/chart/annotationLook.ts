import { PALETTE, preferredSlot, type Scheme } from './palette.ts'

/** How an annotation stream's marks are drawn. */
export const MARK_SHAPES = ['diamond', 'circle', 'square', 'triangle'] as const
export type MarkShape = (typeof MARK_SHAPES)[number]

/** Places in the palette that nobody takes for red, amber or green: blue, teal, violet, sky, indigo, orchid. */
const COOL = [0, 1, 4, 6, 7, 8] as const

/** The colour and shape that an annotation stream has on every chart; those of another spelling of its name as well. */
export function annotationLook(name: string, scheme: Scheme): { color: string; shape: MarkShape } {
  const key = name.toLowerCase()
  const color = PALETTE[scheme][COOL[preferredSlot(key) % COOL.length]!]!
  return { color, shape: MARK_SHAPES[preferredSlot(`shape of ${key}`) % MARK_SHAPES.length]! }
}
