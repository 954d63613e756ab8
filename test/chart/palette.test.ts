import { describe, expect, test } from 'vitest'
import { linearRgb, oklab, oklch, type LinearRgb } from '#chart/oklch.ts'
import {
  COLORS,
  colorSlots,
  PALETTE,
  preferredSlot,
  slotColor,
  slotDash,
  type Scheme,
} from '#chart/palette.ts'

const SCHEMES: Scheme[] = ['dark', 'light']
/** Surfaces that charts are drawn on, from the page's design tokens and a little beyond. */
const SURFACES = { dark: ['#0d1013', '#13171b', '#1a1f25'], light: ['#ffffff', '#f5f7f9'] }

type Matrix = readonly (readonly [number, number, number])[]
/** Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
const SIGHTS: Record<string, Matrix> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

const seen = (hex: string, sight: Matrix): [number, number, number] => {
  const rgb = linearRgb(hex)
  const [r, g, b] = sight.map((row) => {
    const light = row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]
    return Math.min(1, Math.max(0, light))
  })
  return oklab([r!, g!, b!] satisfies LinearRgb)
}

/** Distance in OKLab, in hundredths: 2 is about what can just be told apart. */
const distance = (a: string, b: string, sight: Matrix) => {
  const [l1, a1, b1] = seen(a, sight)
  const [l2, a2, b2] = seen(b, sight)
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2) * 100
}

const luminance = (hex: string) => {
  const [r, g, b] = linearRgb(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each(SCHEMES)('the %s palette', (scheme) => {
  const colors = PALETTE[scheme]

  test('has ten colours with 3:1 against every surface', () => {
    expect(new Set(colors).size).toBe(COLORS)
    const ratios = colors.flatMap((color) => SURFACES[scheme].map((surface) => contrast(color, surface)))
    expect(Math.min(...ratios)).toBeGreaterThan(3)
  })

  test.each(Object.keys(SIGHTS))('stays apart for %s sight', (sight) => {
    const next = colors.map((color, i) => distance(color, colors[(i + 1) % COLORS]!, SIGHTS[sight]!))
    const all = colors.flatMap((a, i) => colors.slice(i + 1).map((b) => distance(a, b, SIGHTS[sight]!)))
    expect(Math.min(...next)).toBeGreaterThan(10)
    expect(Math.min(...all)).toBeGreaterThan(5)
  })

  test('is equally strong', () => {
    const strengths = colors.map(oklch)
    const lightness = strengths.map(({ l }) => l)
    const chroma = strengths.map(({ c }) => c)
    expect(Math.max(...lightness) - Math.min(...lightness)).toBeLessThan(0.18)
    expect(Math.min(...chroma)).toBeGreaterThan(0.07)
    expect(Math.max(...chroma)).toBeLessThan(0.17)
  })

  test('has no red, amber or green of state', () => {
    for (const color of colors) {
      const { c, h } = oklch(color)
      const hue = (h + 360) % 360
      const state = (hue > 5 && hue < 40) || (hue > 60 && hue < 80) || (hue > 125 && hue < 165)
      expect(state && c > 0.1, color).toBe(false)
    }
  })
})

describe('slots', () => {
  test('a key has the same colour on every chart where it meets nobody', () => {
    const alone = colorSlots(['source=web-1'])[0]
    expect(alone).toBe(preferredSlot('source=web-1'))
    expect(colorSlots(['source=web-1', 'source=db-7'])[0]).toBe(alone)
  })

  test('a collision is resolved on the chart, whatever the order of its lines', () => {
    const keys = Array.from({ length: COLORS }, (_, i) => `source=web-${i}`)
    const slots = colorSlots(keys)
    expect([...slots].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(colorSlots(keys.toReversed())).toEqual(slots.toReversed())
  })

  test('a line that finds its colour taken gets one far from all on the chart, not a neighbour of theirs', () => {
    for (let i = 0; i < 50; i++) {
      const slots = colorSlots([`host-${i}`, `host-${i}`, `host-${i}`])
      const pairs = [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map((pair) => pair.map((at) => slots[at]!))
      const apart = SCHEMES.flatMap((scheme) =>
        pairs.map(([a, b]) => distance(slotColor(a!, scheme), slotColor(b!, scheme), SIGHTS.usual!)),
      )
      expect(Math.min(...apart), `host-${i}`).toBeGreaterThan(14)
    }
  })

  test('two lines never get colours that are hard to tell apart', () => {
    for (let i = 0; i < 200; i++) {
      const [a, b] = colorSlots([`road-${i}`, `road-${i + 1}`])
      for (const scheme of SCHEMES) {
        expect(distance(slotColor(a!, scheme), slotColor(b!, scheme), SIGHTS.usual!)).toBeGreaterThan(9)
      }
    }
  })

  test('past ten the hues repeat with a dash, past twenty with a longer one', () => {
    const slots = colorSlots(Array.from({ length: 25 }, (_, i) => `source=web-${i}`))
    expect(new Set(slots).size).toBe(25)
    expect(Math.max(...slots)).toBeLessThan(30)
    expect(slotDash(3)).toBeUndefined()
    expect(slotDash(13)).toEqual([4, 3])
    expect(slotDash(23)).toEqual([6, 4])
    expect(slotColor(13, 'dark')).toBe(slotColor(3, 'dark'))
  })

  test('equal keys get colours of their own', () => {
    expect(new Set(colorSlots(['a', 'a', 'a'])).size).toBe(3)
  })

  test('names spread over all ten', () => {
    const counts = Array<number>(COLORS).fill(0)
    for (let i = 0; i < 1000; i++) counts[preferredSlot(`source=host-${i}`)]!++
    expect(Math.min(...counts)).toBeGreaterThan(50)
  })
})
