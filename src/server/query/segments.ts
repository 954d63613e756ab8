import { floorTo, type Grid } from '#series/grid.ts'
import type { RollUp } from '#series/rollUp.ts'
import type { Segment } from '../store/bucketSql.ts'

const HOUR = 3_600
/** More pieces than this are not worth their SQL: all from the first dirty hour on is then read raw. */
const MOST_SEGMENTS = 40

/**
 * Cuts a grid into what the roll-up holds completely and what has to come from the raw measurements: hours that got
 * measurements after their roll-up, and everything from `until` on, where the roll-up has not come yet.
 * Dirty hours ascend.
 */
export function planSegments(
  grid: Grid,
  rollUp: RollUp,
  until: number,
  dirtyHours: readonly number[],
): Segment[] {
  const rolledTo = rollUp === 1 ? grid.from : Math.min(grid.to, Math.max(grid.from, floorTo(until, HOUR)))
  const segments: Segment[] = []
  const add = (step: RollUp, from: number, to: number) => {
    const last = segments.at(-1)
    if (from >= to) return
    if (last?.rollUp === step && last.to === from) last.to = to
    else segments.push({ rollUp: step, from, to })
  }
  let at = grid.from
  for (const hour of dirtyHours) {
    if (hour >= rolledTo) break
    const from = Math.max(at, hour)
    add(rollUp, at, from)
    add(1, from, Math.min(rolledTo, hour + HOUR))
    at = Math.min(rolledTo, hour + HOUR)
  }
  add(rollUp, at, rolledTo)
  add(1, rolledTo, grid.to)
  if (segments.length <= MOST_SEGMENTS) return segments
  const firstDirty = segments.find((segment) => segment.rollUp === 1)!.from
  return planSegments(grid, rollUp, Math.min(until, firstDirty), [])
}
