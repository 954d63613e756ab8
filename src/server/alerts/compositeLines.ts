import type { AlertCondition } from '#api/alertConditions.ts'
import type { Grid } from '#series/grid.ts'
import type { ManyLine } from '../query/readManyStreams.ts'
import { readSaved } from '../query/readSavedComposite.ts'
import type { ReadDeps } from '../query/readStreams.ts'
import type { MetricRow } from '../store/metrics.ts'
import { readOfCondition } from './conditionRead.ts'
import { MINUTE } from './track.ts'

/**
 * What a condition watches of a composite. A point that stands for more than a minute counts from the end of what it
 * stands for: before, it may still change.
 *
 * @throws ComposeError, ApiError where the composite is at fault
 */
export async function compositeLines(
  deps: ReadDeps,
  condition: AlertCondition,
  metric: MetricRow,
  grid: Grid,
  signal?: AbortSignal,
): Promise<ManyLine[]> {
  const { filter, group } = readOfCondition(condition, metric)
  const set = await readSaved(deps, metric, { grid, filter, group, signal })
  return set.map(({ tags, times, values, width = grid.resolution }) => ({
    tags,
    times: times.map((time) => Math.ceil((time + width) / MINUTE) * MINUTE - MINUTE),
    values,
  }))
}
