import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rangeText } from '#chart/rangeText.ts'
import { SCHEME_COLORS } from '#chart/schemeColors.ts'

test.each([
  ['2026-11-03T14:05:00Z', '2026-11-03T15:05:00Z', 'UTC', 'Tue 3 Nov 2026 14:05 – 15:05 UTC'],
  ['2026-11-03T14:05:30Z', '2026-11-03T15:05:30Z', 'UTC', 'Tue 3 Nov 2026 14:05:30 – 15:05:30 UTC'],
  [
    '2026-11-03T14:05:00Z',
    '2026-11-03T15:05:00Z',
    'Asia/Tokyo',
    'Tue 3 Nov 2026 23:05 – Wed 4 Nov 2026 00:05 Tokyo',
  ],
  ['2026-12-31T23:00:00Z', '2027-01-01T01:00:00Z', 'UTC', 'Thu 31 Dec 2026 23:00 – Fri 1 Jan 2027 01:00 UTC'],
  // Clocks are changed in between: the same day, but two times of it.
  [
    '2026-03-29T00:30:00Z',
    '2026-03-29T01:30:00Z',
    'Europe/Berlin',
    'Sun 29 Mar 2026 01:30 CET – Sun 29 Mar 2026 03:30 CEST',
  ],
])('the interval from %s to %s in %s', (from, to, zone, text) => {
  const [start, end] = [from, to].map((time) => Date.parse(time) / 1_000)
  expect(rangeText(start!, end!, zone)).toBe(text)
})

test('pictures and the page have the same colours', () => {
  const pairs = (css: string, pattern: RegExp) =>
    [...css.matchAll(pattern)].map(
      ([, name = 'grid', light = '', dark = '']) => [name, { light, dark }] as const,
    )
  const tokens = pairs(
    readFileSync('src/web/ui/tokens.css', 'utf8'),
    /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g,
  )
  const grid = pairs(
    readFileSync('src/web/plot/plot.css', 'utf8'),
    /border: 0 solid (){0}light-dark\((#\w{6}), (#\w{6})\)/g,
  )
  const page = new Map([...tokens, ...grid])
  const named = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  for (const scheme of ['light', 'dark'] as const) {
    const colors = SCHEME_COLORS[scheme]
    const shown = Object.keys(colors).map((name) => [name, page.get(named(name))?.[scheme]])
    expect(Object.fromEntries(shown)).toEqual(colors)
  }
})
