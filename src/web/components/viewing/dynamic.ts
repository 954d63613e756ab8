import type { Chart } from '#api/charts.ts'
import type { Viewing } from './spaceAddress.ts'

/** What the charts of a space leave open: whether a source, and which tags. What the address gives counts as well. */
export function dynamicOf(
  charts: readonly Chart[],
  { source, tags }: Pick<Viewing, 'source' | 'tags'>,
): { source: boolean; tags: string[] } {
  const streams = charts.flatMap((chart) => chart.streams)
  const names = streams.flatMap((stream) =>
    (stream.tags ?? []).filter((tag) => tag.dynamic).map((tag) => tag.name),
  )
  const takesSource = streams.some((stream) => stream.source?.includes('%'))
  const all = new Set([...names.map((name) => name.toLowerCase()), ...Object.keys(tags)])
  return { source: takesSource || source !== null, tags: [...all].sort() }
}

/** `a, b` as values; empty text is none. */
export function valuesOf(text: string): string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
