import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/* WCAG 2.2: 1.4.3 wants 4.5:1 for text, 1.4.11 wants 3:1 for the edge of what can be used. */

const css = readFileSync('src/web/ui/tokens.css', 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)
const GROUNDS = ['paper', 'surface', 'raised', 'sunken']
const STATES = ['red', 'amber', 'green']
const CODE = ['code-text', 'code-number']

const texts = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', ...STATES, ...CODE].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ...['red', 'amber'].flatMap((state) => [
    [state, `${state}-wash`] as const,
    ['ink', `${state}-wash`] as const,
  ]),
  ...['accent-strong', 'ink-soft', ...CODE].map((text) => [text, 'accent-wash'] as const),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-strong'] as const,
]

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const contrast = (a: string, b: string) => ratio(colours.get(a)?.[scheme], colours.get(b)?.[scheme])

  test.each(texts)('%s on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(GROUNDS)('text on %s is AAA', (ground) => {
    expect(contrast('ink', ground)).toBeGreaterThanOrEqual(7)
  })

  test.each(GROUNDS)('edge on %s', (ground) => {
    expect(contrast('edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

function ratio(a = '', b = ''): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
