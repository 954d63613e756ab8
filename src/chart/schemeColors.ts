import type { Scheme } from './palette.ts'

/** The colours around the lines, where there is no style sheet to ask. A test holds them against that of the page. */
export interface SchemeColors {
  surface: string
  ink: string
  inkSoft: string
  inkFaint: string
  grid: string
  red: string
  amber: string
}

export const SCHEME_COLORS: Record<Scheme, SchemeColors> = {
  light: {
    surface: '#ffffff',
    ink: '#12171c',
    inkSoft: '#47525d',
    inkFaint: '#5d6873',
    grid: '#e6eaee',
    red: '#b3222f',
    amber: '#805200',
  },
  dark: {
    surface: '#13171b',
    ink: '#e8ecf0',
    inkSoft: '#aab4be',
    inkFaint: '#8d98a3',
    grid: '#242a31',
    red: '#ff8a8c',
    amber: '#e8b44f',
  },
}
