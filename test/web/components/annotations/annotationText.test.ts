import { expect, test } from 'vitest'
import { whenText } from '#web/components/annotations/annotationText.ts'

const at = (text: string) => Date.parse(`${text}Z`) / 1_000

test.each([
  ['2026-11-03 14:05', null, 'Tue 3 Nov 14:05'],
  ['2025-11-03 14:05', null, 'Mon 3 Nov 14:05 2025'],
  ['2026-11-03 14:05', '2026-11-03 15:05', 'Tue 3 Nov 14:05 – 15:05 (1 h)'],
  ['2025-11-03 14:05', '2025-11-04 14:05', 'Mon 3 Nov 14:05 – Tue 4 Nov 14:05 2025 (1 d)'],
])('an event from %s to %s was %s', (start, end, text) => {
  const event = { start_time: at(start), end_time: end === null ? null : at(end) }
  expect(whenText(event, 'UTC', at('2026-11-26 12:00'))).toBe(text)
})
