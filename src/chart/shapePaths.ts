import type { MarkShape } from './annotationLook.ts'

/** The outlines of marks in SVG's language, in a box of 10 by 10. */
export const SHAPE_PATHS: Record<MarkShape, string> = {
  diamond: 'M5 0 10 5 5 10 0 5z',
  circle: 'M5 .5a4.500 4.500 0 0 1 0 9a4.500 4.500 0 0 1 0-9z',
  square: 'M1 1h8v8H1z',
  triangle: 'M.5 1h9L5 9.500z',
}
