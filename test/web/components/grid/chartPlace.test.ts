import { expect, test } from 'vitest'
import type { Layout } from '#api/charts.ts'
import { rowsOf } from '#web/components/grid/chartPlace.ts'

const placed = (y: number, h: number) => ({ layout: { x: 0, y, w: 4, h } })
const FLOWING: { layout?: Layout } = {}

test.each([
  ['no charts', [], 1],
  ['placed ones', [placed(0, 4), placed(4, 3)], 7],
  ['those that flow, three to a row', [FLOWING, FLOWING, FLOWING, FLOWING], 8],
  ['both', [placed(0, 4), FLOWING], 8],
])('the rows of %s', (_name, charts, rows) => {
  expect(rowsOf(charts as Parameters<typeof rowsOf>[0])).toBe(rows)
})
