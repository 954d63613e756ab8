import type { Tags } from '#api/names.ts'
import type { ReadLine } from '../store/lines.ts'

/** A line as points: only the buckets that have a value, oldest first. */
export interface StreamLine {
  tags: Tags
  /** Index of each value's bucket in the grid. */
  buckets: readonly number[]
  values: readonly number[]
  /** Unix seconds of the newest measurement. */
  newest: number
}

/** Rows as lines by their tags, without the buckets before the grid and without lines that have nothing else. */
export function linesOf(
  rows: readonly ReadLine[],
  lead: number,
  tagsOf: (row: ReadLine) => Tags,
): StreamLine[] {
  const lines = rows.map((row) => ({ ...pointsOf(row, lead), newest: row.newest, tags: tagsOf(row) }))
  return sortByTags(lines.filter(({ values }) => values.length > 0))
}

/** The points from the grid's first bucket on, oldest first. */
function pointsOf({ buckets, values }: ReadLine, lead: number): Pick<StreamLine, 'buckets' | 'values'> {
  if (lead === 0 && isAscending(buckets)) return { buckets, values }
  // Put in their places and read from there: a fifteenth of the time of sorting them.
  const placed: number[] = []
  buckets.forEach((bucket, index) => {
    if (bucket >= lead) placed[bucket - lead] = values[index]!
  })
  const line: { buckets: number[]; values: number[] } = { buckets: [], values: [] }
  placed.forEach((value, bucket) => {
    line.buckets.push(bucket)
    line.values.push(value)
  })
  return line
}

const isAscending = (numbers: readonly number[]) =>
  numbers.every((number, index) => index === 0 || number > numbers[index - 1]!)

/** Tags by name, without those that have no value. */
export function pairs(
  names: readonly string[],
  valueOf: (name: string, index: number) => string | undefined,
): Tags {
  const all = names.map((name, index) => [name, valueOf(name, index) ?? ''] as const)
  return Object.fromEntries(all.filter(([, value]) => value !== ''))
}

/** The reference's order: by tag pairs. */
export function sortByTags<T extends { tags: Tags }>(lines: readonly T[]): T[] {
  const keyed = lines.map((line) => ({ line, key: sortKey(line.tags) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return keyed.map(({ line }) => line)
}

function sortKey(tags: Tags): string {
  const pairs = Object.entries(tags).map(([name, value]) => `${name}\u0000${value}`)
  return pairs.sort().join('\u0001')
}
