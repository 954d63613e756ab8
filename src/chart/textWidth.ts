/** Widths of Inter's characters in parts of the font size; most are as wide as a figure. */
const FIGURE = 0.62
const NARROW = 0.3
const WIDE = 0.86

/**
 * About how many pixels a short label takes. A guess from its characters is as good as measuring here, is the same
 * without a canvas, and does not depend on whether the font has arrived.
 */
export function textWidth(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 11)
  let parts = 0
  for (const character of text) {
    parts += '.,:;|!ilj/ ()'.includes(character) ? NARROW : 'MW%mw@'.includes(character) ? WIDE : FIGURE
  }
  return parts * size
}
