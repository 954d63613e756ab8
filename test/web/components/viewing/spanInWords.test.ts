import { expect, test } from 'vitest'
import { fixedInWords } from '#web/components/viewing/spanInWords.ts'

const at = (iso: string) => Date.parse(iso) / 1_000
const NOW = at('2026-11-25T12:00Z')

test.each([
  ['a part of a day', '2026-11-24T10:00Z', '2026-11-24T12:30Z', 'UTC', 'Tue 24 Nov 10:00 – 12:30'],
  ['over midnight', '2026-11-24T22:00Z', '2026-11-25T02:00Z', 'UTC', 'Tue 24 Nov 22:00 – Wed 25 Nov 02:00'],
  ['a day', '2026-11-24T00:00Z', '2026-11-25T00:00Z', 'UTC', 'Tue 24 Nov'],
  ['a day of 25 hours', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 'Europe/Berlin', 'Sun 25 Oct'],
  [
    'a day of another zone',
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
    'UTC',
    'Sat 24 Oct 22:00 – Sun 25 Oct 23:00',
  ],
  ['days', '2026-11-23T00:00Z', '2026-11-25T00:00Z', 'UTC', 'Mon 23 Nov – Tue 24 Nov'],
  ['a day of another year', '2025-12-31T00:00Z', '2026-01-01T00:00Z', 'UTC', 'Wed 31 Dec 2025'],
])('%s', (_name, from, to, zone, words) => {
  expect(fixedInWords({ from: at(from), to: at(to) }, zone, NOW)).toBe(words)
})
