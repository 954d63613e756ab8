import { badParams } from '#api/errors.ts'
import { ComposeError, withPlace } from '#compose/ast.ts'
import type { Window } from '#compose/composeSeries.ts'
import { bucketsOf, gridOf, type Grid } from '#series/grid.ts'
import { type IntervalQuery, intervalOf, isInterval } from '#series/interval.ts'

/** Points of one series that an evaluation may take: two days in seconds, which raw measurements were kept for. */
const MAX_TIMES = 172_801

/** The window of a composite query. @throws ApiError 400 naming what is missing or does not go together. */
export function windowOfQuery(query: IntervalQuery & { resolution?: number }, now: number): Window {
  const { resolution } = query
  const interval = intervalOf(query, now)
  const faults = {
    ...(isInterval(interval) ? {} : interval),
    ...(resolution === undefined ? { resolution: ['is required with compose'] } : {}),
  }
  if (!isInterval(interval) || resolution === undefined) throw badParams(faults)
  return windowOf(gridOf(interval.start, interval.end + 1, resolution))
}

/** @throws ApiError 400 when it is too long for its resolution. */
export function windowOf(grid: Grid): Window {
  if (bucketsOf(grid) > MAX_TIMES) {
    const least = Math.ceil((grid.to - grid.from) / (MAX_TIMES - 1))
    throw badParams({ resolution: [`must be ${least} or more for this interval`] })
  }
  return { start: grid.from, end: grid.to, resolution: grid.resolution }
}

/** Answers what is wrong with a composite as 400, naming the parameter or property that holds it, and the place in it. */
export async function explained<T>(name: 'compose' | 'composite', work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ComposeError) throw badParams({ [name]: [withPlace(error)] })
    throw error
  }
}
