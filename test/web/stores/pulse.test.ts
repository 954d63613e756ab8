import { expect, test } from 'vitest'
import { forgetPulse, notePulse, usePulse } from '#web/stores/pulse.ts'

test('the pulse of a space is that of its newest chart, which says when it is late', () => {
  forgetPulse()
  notePulse(1_000, 60)
  notePulse(900, 900)
  expect(usePulse.getState()).toEqual({ newest: 1_000, lateAfter: 60 })
  notePulse(1_000, 180)
  expect(usePulse.getState()).toEqual({ newest: 1_000, lateAfter: 180 })
  forgetPulse()
  expect(usePulse.getState().newest).toBeNull()
})
