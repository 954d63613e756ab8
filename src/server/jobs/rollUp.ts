import { floorTo } from '#series/grid.ts'
import { ROLL_UPS } from '#series/rollUp.ts'
import type { Deps } from '../deps.ts'
import { endLease, takeLease } from '../store/leases.ts'
import { listDays, readRollUpState, rollUpRange, saveRollUpState } from '../store/rollUps.ts'

const HOUR = 3_600
const DAY = 86_400
/** An hour is rolled up this long after its end, when most of what is late has come. */
const LAG = 600
/**
 * Whatever got its `ver` within this time before the run is looked at again by the next one: it may have become visible
 * only after the run had read, and clocks of several processes may differ.
 */
const MARGIN = 300
/** `ver` is a time in 1/4096 ms: see ingest. */
const VER_PER_SECOND = 1_000 * 4_096
const STEPS = ROLL_UPS.filter((step) => step !== 1)

export type RollUpDeps = Pick<Deps, 'db' | 'tsdb' | 'now'>

/**
 * Brings the roll-ups up to date: first the hours that got late measurements, then those completed since the last run,
 * a day at a time and remembering each, so that a run that is cut short costs nothing. Rolling up again what was
 * rolled up before changes nothing. Answers the days it worked on.
 */
export async function runRollUp({ db, tsdb, now }: RollUpDeps): Promise<number> {
  const started = Math.floor(now())
  const before = await readRollUpState(db)
  const seen = Math.max(before.ver, (started - MARGIN) * VER_PER_SECOND)
  const until = Math.max(before.until, floorTo(started - LAG, HOUR))
  const rollUp = async (from: number, to: number, dirtyFrom: number | null) => {
    for (const step of STEPS) await rollUpRange(tsdb, step, { from, to }, dirtyFrom, started * VER_PER_SECOND)
  }

  const late = await listDays(tsdb, 0, before.until, before.ver)
  for (const day of late) await rollUp(day, Math.min(day + DAY, before.until), before.ver)
  if (late.length > 0) await saveRollUpState(db, { until: before.until, ver: seen })

  const fresh = await listDays(tsdb, before.until, until, 0)
  for (const day of fresh) {
    const to = Math.min(day + DAY, until)
    await rollUp(Math.max(day, before.until), to, null)
    await saveRollUpState(db, { until: to, ver: seen })
  }
  await saveRollUpState(db, { until, ver: seen })
  return late.length + fresh.length
}

/** Seconds after which another process may take over from one that died; a day's roll-up takes much less. */
const LEASE = 900

/** Runs the roll-up unless another process of the account is at it. */
export async function runRollUpAlone(deps: RollUpDeps): Promise<void> {
  const lease = await takeLease(deps.db, 'roll_up', deps.now(), LEASE)
  if (lease === undefined) return
  try {
    await runRollUp(deps)
  } finally {
    await endLease(deps.db, 'roll_up', lease)
  }
}
