import { create } from 'zustand'

interface Selected {
  ids: readonly number[]
  /** The one that was selected last: a range goes on from there. */
  last: number | null
}

const NONE: Selected = { ids: [], last: null }

/** The charts of the space on the screen that the next action is for. */
export const useSelected = create<Selected>(() => NONE)

export function selectNone(): void {
  useSelected.setState(NONE)
}

export function selectThese(ids: readonly number[]): void {
  useSelected.setState({ ids, last: ids.at(-1) ?? null })
}

export function toggleSelected(id: number): void {
  useSelected.setState(({ ids }) => ({
    ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id],
    last: id,
  }))
}

export function deselect(gone: readonly number[]): void {
  useSelected.setState(({ ids }) => ({ ids: ids.filter((id) => !gone.includes(id)) }))
}

/** Adds all from the one selected last to this one, in the order they are read. */
export function selectRange(inOrder: readonly number[], id: number): void {
  useSelected.setState(({ ids, last }) => {
    const [from, to] = [inOrder.indexOf(last ?? id), inOrder.indexOf(id)]
    const range = from === -1 ? [id] : inOrder.slice(Math.min(from, to), Math.max(from, to) + 1)
    return { ids: [...new Set([...ids, ...range])], last: id }
  })
}
