import { expect, test } from 'vitest'
import { runRollUpAlone } from '#server/jobs/rollUp.ts'
import { endLease, takeLease } from '#server/store/leases.ts'
import { readRollUpState } from '#server/store/rollUps.ts'
import { openTestEngines } from '#test/helpers/engines.ts'

const engines = await openTestEngines()
const T = 1_795_200_000

test('a roll-up leaves the work to the process that is at it', async () => {
  const lease = await takeLease(engines.db, 'roll_up', T, 900)
  await runRollUpAlone({ ...engines, now: () => T })
  expect(await readRollUpState(engines.db)).toEqual({ until: 0, ver: 0 })
  await endLease(engines.db, 'roll_up', lease!)
  await runRollUpAlone({ ...engines, now: () => T })
  expect((await readRollUpState(engines.db)).until).toBe(T - (T % 3_600) - (T % 3_600 < 600 ? 3_600 : 0))
  expect(await takeLease(engines.db, 'roll_up', T, 900)).toBeDefined()
})
