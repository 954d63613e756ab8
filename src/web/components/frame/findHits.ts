import { matchRank } from './matchRank.ts'

/** Something that can be gone to or done. */
export interface Hit {
  id: string
  name: string
  /** What tells it from others of its name, such as the space of a chart, or its key. */
  detail?: string
  keys?: string
  refusal?: string | undefined
  perform: () => void
}

export interface HitGroup {
  title: string
  hits: readonly Hit[]
}

const MOST_IN_GROUP = 8

/**
 * What fits the text, the best first in each group, and the group with the best hit first; of equals the shorter name,
 * and the order that was given.
 */
export function findHits(groups: readonly HitGroup[], typed: string): HitGroup[] {
  const ranked = groups.map(({ title, hits }) => {
    const fitting = hits.flatMap((hit) => {
      const rank = matchRank(hit.name, typed)
      return rank === null ? [] : [{ hit, rank }]
    })
    fitting.sort((a, b) => a.rank - b.rank || a.hit.name.length - b.hit.name.length)
    return { title, hits: fitting.slice(0, MOST_IN_GROUP).map(({ hit }) => hit), best: fitting[0]?.rank }
  })
  return ranked
    .filter((group) => group.best !== undefined)
    .toSorted((a, b) => (a.best ?? 0) - (b.best ?? 0))
    .map(({ title, hits }) => ({ title, hits }))
}

/** What is asked of the server, which knows parts of names only: the longest word. */
export function longestWord(typed: string): string {
  return typed
    .trim()
    .split(/\s+/)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')
}
