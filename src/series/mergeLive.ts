import type { Line, SeriesAnswer, StreamSeries } from '#api/series.ts'
import type { Tags } from '#api/names.ts'
import { floorTo } from './grid.ts'

/** What the page shows: Unix seconds, `end_time` not included. */
export interface Window {
  start_time: number
  end_time: number
}

/**
 * Puts an `update`, which covers the newest part of the interval only, over what was held before: buckets of the
 * update replace those of the same time, what left the window is dropped, and a line is known by its tags, whatever
 * its place. An update that does not follow on, or was read differently, stands alone.
 */
export function mergeLive(previous: SeriesAnswer, update: SeriesAnswer, window: Window): SeriesAnswer {
  if (!followsOn(previous, update)) return update
  const { resolution } = update
  const start = floorTo(window.start_time, resolution)
  const kept = previous.times.filter((time) => time >= start && time < update.times[0]!)
  const added = update.times.filter((time) => time >= start && time < window.end_time)
  const take = {
    previous: placeOf(kept[0] ?? added[0], previous.times),
    kept: kept.length,
    update: placeOf(added[0], update.times),
    added: added.length,
  }
  return {
    ...update,
    times: [...kept, ...added],
    start_time: window.start_time,
    end_time: window.end_time,
    partial: { first: kept.length === 0 && update.partial.first, last: update.partial.last },
    streams: update.streams.map((stream, index) => mergeStream(previous.streams[index]!, stream, take)),
  }
}

/** Where a time is, or the end when it is not there. */
function placeOf(time: number | undefined, times: readonly number[]): number {
  const place = time === undefined ? -1 : times.indexOf(time)
  return place < 0 ? times.length : place
}

interface Take {
  /** Index of the first bucket shown, and how many are kept. */
  previous: number
  kept: number
  /** Index of the first bucket added, and how many. */
  update: number
  added: number
}

function followsOn(previous: SeriesAnswer, update: SeriesAnswer): boolean {
  const first = update.times[0]
  const last = previous.times.at(-1)
  return (
    first !== undefined &&
    last !== undefined &&
    update.resolution === previous.resolution &&
    update.streams.length === previous.streams.length &&
    first <= last + update.resolution &&
    (first - last) % update.resolution === 0
  )
}

function mergeStream(previous: StreamSeries, update: StreamSeries, take: Take): StreamSeries {
  if (update.error !== null) return failedStream(previous, update.error, take)
  const before = new Map(previous.lines.map((line) => [keyOfTags(line.tags), line]))
  const after = new Map(update.lines.map((line) => [keyOfTags(line.tags), line]))
  const lines = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => mergeLine(before.get(key), after.get(key), take))
    .filter((line) => line.values.some((value) => value !== null))
  const hidden = Math.max(previous.found - previous.lines.length, update.found - update.lines.length)
  return { ...update, lines, found: lines.length + hidden }
}

/** Keeps what was held also where the update should have replaced it. */
function failedStream(previous: StreamSeries, error: string, take: Take): StreamSeries {
  const length = take.kept + take.added
  const lines = previous.lines.map((line) => {
    const held = line.values.slice(take.previous, take.previous + length)
    return { ...line, values: [...held, ...nulls(length - held.length)] }
  })
  return { ...previous, error, lines }
}

function mergeLine(before: Line | undefined, after: Line | undefined, take: Take): Line {
  const old = before?.values.slice(take.previous, take.previous + take.kept) ?? nulls(take.kept)
  const fresh = after?.values.slice(take.update, take.update + take.added) ?? nulls(take.added)
  return {
    tags: after?.tags ?? before?.tags ?? {},
    values: [...old, ...fresh],
    last_time: after?.last_time ?? before?.last_time ?? null,
  }
}

const nulls = (length: number) => Array.from({ length }, () => null)

/** The same text for the same tags, in whatever order they came. */
export function keyOfTags(tags: Tags): string {
  return JSON.stringify(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)))
}
