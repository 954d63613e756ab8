import type { ChartLine } from '#chart/model.ts'

/** Lines of a list before it needs a search. */
export const SEARCHED = 20

/** Whether a line's label holds every word of a text, whatever their case and order. */
export function lineFinder(text: string): (line: ChartLine) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ label }) => {
    const name = label.toLowerCase()
    return words.every((word) => name.includes(word))
  }
}
