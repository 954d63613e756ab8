import type { Evaluation, Minutes } from './evaluate.ts'

/**
 * When somebody cleared an alert, for as long as that alone is why it is not triggered: each condition has a stream that
 * violates it, or would but for that. Else null. Unix seconds.
 */
export function resolvedAt(
  { events, streams }: Pick<Evaluation, 'events' | 'streams'>,
  { open: before }: Pick<Minutes, 'open'>,
): number | null {
  const open = new Set(before)
  for (const { event, stream } of events) {
    if (event === 'trigger') open.add(stream)
    else open.delete(stream)
  }
  if (open.size > 0) return null
  const standings = streams.map((ofCondition) => [...ofCondition.values()])
  if (!standings.every((all) => all.some(({ since }) => since !== null))) return null
  const times = standings.flat().flatMap(({ resolved }) => resolved ?? [])
  return times.length === 0 ? null : Math.max(...times)
}

/** When streams were cleared alone, without those for which that makes no difference any more. */
export function stillCleared(
  clearedStreams: Readonly<Record<string, number>>,
  { streams }: Pick<Evaluation, 'streams'>,
  settled: number,
): Record<string, number> {
  const counts = ([name, at]: [string, number]) =>
    at >= settled || streams.some((ofCondition) => (ofCondition.get(name)?.resolved ?? null) !== null)
  return Object.fromEntries(Object.entries(clearedStreams).filter(counts))
}
