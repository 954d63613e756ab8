import type { AlertCondition } from '#api/alertConditions.ts'
import { badRequest } from '#api/errors.ts'
import { type ManyLine, type ManyRead, readManyStreams } from '../query/readManyStreams.ts'
import { DiskFull, engineError, Unreachable } from '../engine/errors.ts'
import type { ReadDeps } from '../query/readStreams.ts'
import { findMetrics, type MetricRow, nameKey } from '../store/metrics.ts'
import { compositeLines } from './compositeLines.ts'
import { lagOf, readOfCondition } from './conditionRead.ts'
import type { Heard } from './evaluate.ts'
import { streamName } from './streamName.ts'
import { MINUTE, type Points } from './track.ts'

/** How far back an alert looks at a composite: as long as its functions may look back. */
const COMPOSITE_WINDOW = 900
/** Streams of one condition: what is known of each is written every minute, and each may be told of on its own. */
const MOST_STREAMS = 5_000
/** Composites that are evaluated at once, each of which reads several metrics: others want to read, too. */
const AT_ONCE = 8

/** A condition to be read. Unix seconds. */
export interface Asked {
  condition: AlertCondition
  /** Points before this are known, or do not count. */
  settled: number
  /** The last minute to be evaluated. */
  to: number
}

/** A read of a plain metric, and which of those asked it answers. */
interface Plain {
  index: number
  read: ManyRead
  start: number
  end: number
}

/** Reads that go back this far are not read with those of the last minutes, which would make them all long. */
const SHORT = 900

/**
 * Reads what conditions of many alerts watch, those of plain metrics together. A metric that is not there has no streams,
 * and a composite that cannot be read fails for its own conditions only.
 */
export async function readHeard(deps: ReadDeps, asked: readonly Asked[]): Promise<Heard[]> {
  const keys = new Set(asked.map(({ condition }) => nameKey(condition.metric_name)))
  const metrics = new Map((await findMetrics(deps.db, [...keys])).map((row) => [row.name_key, row]))
  const heard: Heard[] = asked.map(() => ({ metric: null, lag: 0, streams: new Map() }))
  const plain: Plain[] = []
  const composites: (() => Promise<void>)[] = []
  asked.forEach(({ condition, settled, to }, index) => {
    const metric = metrics.get(nameKey(condition.metric_name))
    if (metric === undefined) return
    const lag = lagOf(metric)
    heard[index] = { metric: metric.id, lag, streams: new Map() }
    const [start, end] = [Math.max(0, settled), Math.max(0, to - lag)]
    if (metric.type !== 'composite') {
      plain.push({ index, read: readOfCondition(condition, metric), start, end })
      return
    }
    composites.push(async () => {
      const part = await readComposite(deps, condition, metric, start, end)
      heard[index] = { ...heard[index]!, ...part }
    })
  })

  const readPlain = async () => {
    for (const some of [plain.filter(isShort), plain.filter((read) => !isShort(read))]) await readSome(some)
  }
  const readSome = async (some: readonly Plain[]) => {
    if (some.length === 0) return
    const from = least(some.map(({ start }) => start))
    const to = -least(some.map(({ end }) => -end))
    const reads = some.map(({ read }) => read)
    const found = await readManyStreams(deps, reads, { from, to: Math.max(from, to), resolution: MINUTE })
    some.forEach(({ index }, at) => {
      heard[index] = { ...heard[index]!, ...heardOf(found[at]!) }
    })
  }
  const readComposites = async () => {
    for (let next = composites.shift(); next !== undefined; next = composites.shift()) await next()
  }
  // Together: a read that nobody awaited yet when another fails would end the process with its own failure.
  await Promise.all([readPlain(), ...Array.from({ length: AT_ONCE }, readComposites)])
  return heard
}

/** An alert that watched some of its streams would be silent about the others, so that it rather says that it cannot. */
function heardOf(lines: readonly ManyLine[]): Pick<Heard, 'streams' | 'failure'> {
  if (lines.length <= MOST_STREAMS) return { streams: named(lines) }
  const failure = badRequest(
    `A condition names ${lines.length} streams, and an alert can watch ${MOST_STREAMS}: choose fewer by source or tags, or put them together`,
  )
  return { streams: new Map(), failure }
}

const isShort = ({ start, end }: Plain) => end - start <= SHORT

const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b))

/** Each result is a stream; those of the same tags are numbered. */
export function named(lines: readonly ManyLine[]): Map<string, Points> {
  const streams = new Map<string, Points>()
  for (const { tags, times, values } of lines) {
    const name = streamName(tags)
    let free = name
    for (let number = 2; streams.has(free); number += 1) free = `${name} (${number})`
    streams.set(free, { times, values })
  }
  return streams
}

async function readComposite(
  deps: ReadDeps,
  condition: AlertCondition,
  metric: MetricRow,
  start: number,
  end: number,
): Promise<Pick<Heard, 'streams' | 'failure'>> {
  const from = Math.max(0, Math.min(start, end - COMPOSITE_WINDOW))
  const grid = { from, to: Math.max(from, end), resolution: MINUTE }
  try {
    return heardOf(await compositeLines(deps, condition, metric, grid))
  } catch (failure) {
    if (isAway(failure)) throw failure
    return { streams: new Map(), failure }
  }
}

/** Whether nothing can be read at all. */
function isAway(error: unknown): boolean {
  const fault = engineError(error)
  return fault instanceof Unreachable || fault instanceof DiskFull
}
