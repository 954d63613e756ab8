import { expect, test } from 'vitest'
import { aroundIncident, bandsOf } from '#web/components/alerts/incidentBands.ts'

const shown = { from: 1_000, to: 2_000, width: 500 }
const band = (triggered_at: number, cleared_at: number | null) => ({ triggered_at, cleared_at })

test.each([
  ['nothing', [], []],
  ['one', [band(1_200, 1_400)], [{ left: 100, width: 100 }]],
  ['one that goes on', [band(1_900, null)], [{ left: 450, width: 50 }]],
  ['one that began before', [band(500, 1_100)], [{ left: 0, width: 50 }]],
  ['one of a moment', [band(1_500, 1_501)], [{ left: 250, width: 2 }]],
  ['one of a moment at the end', [band(1_999, null)], [{ left: 498, width: 2 }]],
  ['those outside', [band(100, 900), band(2_100, 2_200)], []],
  [
    'those that overlap',
    [band(1_300, 1_500), band(1_200, 1_400), band(1_600, 1_700)],
    [
      { left: 100, width: 150 },
      { left: 300, width: 50 },
    ],
  ],
])('%s', (_, incidents, bands) => {
  expect(bandsOf(incidents, shown)).toEqual(bands)
})

test.each([
  [band(10_000, 10_060), 50_000, { from: 8_200, to: 11_860 }],
  [band(10_000, 20_000), 90_000, { from: 0, to: 30_000 }],
  [band(10_000, null), 10_100, { from: 8_200, to: 10_100 }],
  [band(10_000, 10_060), 10_100, { from: 8_200, to: 10_100 }],
])('around %j at %d', (incident, now, interval) => {
  expect(aroundIncident(incident, now)).toEqual(interval)
})
