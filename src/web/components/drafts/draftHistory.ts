/** What was edited, with the way back and forth. */
export interface DraftHistory<T> {
  past: readonly Step<T>[]
  present: T
  future: readonly Step<T>[]
}

/** A state that undo or redo leads to. */
interface Step<T> {
  state: T
  /** What lies between it and the present, such as `colour of cpu`. */
  what: string
  /** When it was left, milliseconds. */
  at: number
}

/** Changes of one thing within so many milliseconds are one step: nobody wants a word back letter by letter. */
const TOGETHER = 1_000
const MOST_STEPS = 200

export function startedWith<T>(present: T): DraftHistory<T> {
  return { past: [], present, future: [] }
}

/** The history after a change; what was undone before is gone. */
export function changedTo<T>(
  history: DraftHistory<T>,
  present: T,
  what: string,
  at: number,
): DraftHistory<T> {
  const { past } = history
  const last = past.at(-1)
  if (last !== undefined && last.what === what && at - last.at < TOGETHER) {
    return { past: [...past.slice(0, -1), { ...last, at }], present, future: [] }
  }
  return { past: [...past, { state: history.present, what, at }].slice(-MOST_STEPS), present, future: [] }
}

export function undone<T>({ past, present, future }: DraftHistory<T>): DraftHistory<T> {
  const last = past.at(-1)
  if (last === undefined) return { past, present, future }
  // A change after it begins a step of its own, however soon it comes.
  return {
    past: past.slice(0, -1),
    present: last.state,
    future: [...future, { ...last, state: present, at: -Infinity }],
  }
}

export function redone<T>({ past, present, future }: DraftHistory<T>): DraftHistory<T> {
  const next = future.at(-1)
  if (next === undefined) return { past, present, future }
  return { past: [...past, { ...next, state: present }], present: next.state, future: future.slice(0, -1) }
}
