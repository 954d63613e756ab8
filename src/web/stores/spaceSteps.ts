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

/** Notes what was just done; what was undone before cannot be redone any more. @returns false when another space is shown. */
export function noteStep(spaceId: number, step: Step): boolean {
  const { past, spaceId: shown } = useSteps.getState()
  if (shown !== spaceId) return false
  useSteps.setState({ past: [...past, step].slice(-MOST_STEPS), future: [] })
  return true
}

/** The step that is to be undone now, which then can be redone. */
export function stepBack(spaceId: number): Step | undefined {
  const { past, spaceId: shown } = useSteps.getState()
  const step = past.at(-1)
  if (shown !== spaceId || step === undefined) return undefined
  putStep(spaceId, step, 'future')
  return step
}

/** The step that is to be redone now, which then can be undone. */
export function stepForth(spaceId: number): Step | undefined {
  const { future, spaceId: shown } = useSteps.getState()
  const step = future.at(-1)
  if (shown !== spaceId || step === undefined) return undefined
  putStep(spaceId, step, 'past')
  return step
}

/** Makes a step the next to be undone, or to be redone, or forgets it. */
export function putStep(spaceId: number, step: Step, to: 'past' | 'future' | null): void {
  const { past, future, spaceId: shown } = useSteps.getState()
  if (shown !== spaceId) return
  const without = (steps: readonly Step[]) => steps.filter((other) => other !== step)
  useSteps.setState({
    past: [...without(past), ...(to === 'past' ? [step] : [])],
    future: [...without(future), ...(to === 'future' ? [step] : [])],
  })
}
