import { create } from 'zustand'
import type { Layout } from '#api/charts.ts'

/** A chart of some space; its name is for what is said of it. */
export interface ChartRef {
  spaceId: number
  id: number
  name: string
}

/** What a step does, or what takes it back. Charts come back before others go, so that nothing is ever nowhere. */
export interface Edit {
  /** By the id of the chart; null has none. */
  layouts?: ReadonlyMap<number, Layout | null>
  restore?: readonly ChartRef[]
  remove?: readonly ChartRef[]
}

/** Something that was done to the charts of a space, such as `moved “CPU”`. */
export interface Step {
  what: string
  forth: Edit
  back: Edit
}

interface Steps {
  spaceId: number
  past: readonly Step[]
  future: readonly Step[]
}

const MOST_STEPS = 100

/** The steps of this visit to a space: another space starts anew. */
export const useSteps = create<Steps>(() => ({ spaceId: 0, past: [], future: [] }))

export function startSteps(spaceId: number): void {
  if (useSteps.getState().spaceId !== spaceId) useSteps.setState({ spaceId, past: [], future: [] })
}

/** Notes what was just done; what was undone before cannot be redone any more. */
export function noteStep(step: Step): void {
  useSteps.setState(({ past }) => ({ past: [...past, step].slice(-MOST_STEPS), future: [] }))
}

/** The step that is to be undone now, which then can be redone. */
export function stepBack(): Step | undefined {
  const { past, future } = useSteps.getState()
  const step = past.at(-1)
  if (step) useSteps.setState({ past: past.slice(0, -1), future: [...future, step] })
  return step
}

/** The step that is to be redone now, which then can be undone. */
export function stepForth(): Step | undefined {
  const { past, future } = useSteps.getState()
  const step = future.at(-1)
  if (step) useSteps.setState({ past: [...past, step], future: future.slice(0, -1) })
  return step
}

/** A step that could not be taken is no step. */
export function dropStep(step: Step): void {
  useSteps.setState(({ past, future }) => ({
    past: past.filter((other) => other !== step),
    future: future.filter((other) => other !== step),
  }))
}
