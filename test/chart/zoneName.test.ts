import { expect, it } from 'vitest'
import { offsetName, zoneName } from '#chart/zoneName.ts'

it.each([
  ['UTC', '2026-01-15', 'UTC', 'UTC'],
  ['Europe/Berlin', '2026-01-15', 'CET', 'CET'],
  ['Europe/Berlin', '2026-07-15', 'CEST', 'CEST'],
  ['Europe/London', '2026-01-15', 'GMT', 'GMT'],
  ['America/New_York', '2026-01-15', 'EST', 'EST'],
  ['America/New_York', '2026-07-15', 'EDT', 'EDT'],
  ['Australia/Sydney', '2026-01-15', 'AEDT', 'AEDT'],
  ['Asia/Kolkata', '2026-01-15', 'IST', 'IST'],
  ['America/Sao_Paulo', '2026-01-15', 'Sao Paulo', 'GMT-3'],
  ['America/Argentina/Buenos_Aires', '2026-01-15', 'Buenos Aires', 'GMT-3'],
  ['Etc/GMT+5', '2026-01-15', 'GMT-5', 'GMT-5'],
])('%s on %s is called %s', (zone, day, name, offset) => {
  const time = Date.parse(day) / 1_000
  expect(zoneName(time, zone)).toBe(name)
  expect(offsetName(time, zone)).toBe(offset)
})
