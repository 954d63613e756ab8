import { chartDelete, chartList, chartRestore } from '#api/charts.ts'
import { ApiError } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { call } from '#web/api/call.ts'
import { type Client, invalidate } from '#web/api/query.ts'
import { type Edit, noteStep, putStep, type Step, stepBack, stepForth } from '#web/stores/spaceSteps.ts'
import { showToast } from '#web/stores/toasts.ts'
import { inTurn } from './inTurn.ts'
import { writeLayouts } from './writeLayouts.ts'

interface StepActions {
  /** Does a step, says so and offers to undo it. */
  take: (step: Step) => void
  /** Says of a step that was taken already, and offers to undo it. */
  taken: (step: Step) => void
  undo: () => void
  redo: () => void
}

/** Steps that were never taken: there is nothing to undo of them. */
const refused = new WeakSet<Step>()

/** Takes steps on a space back and forth, one after the other. One notice at a time says what the last one was. */
export function stepActions(client: Client, spaceId: number): StepActions {
  const carryOut = async ({ layouts, restore = [], remove = [] }: Edit) => {
    for (const { spaceId, id } of restore) await call(chartRestore, { params: { id: spaceId, chart_id: id } })
    for (const { spaceId, id } of remove) {
      await call(chartDelete, { params: { id: spaceId, chart_id: id } }).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 404)) throw error
      })
    }
    if (layouts) await writeLayouts(client, spaceId, layouts)
  }
  /** @param onRefused what becomes of the step then */
  const perform = (step: Step, edit: Edit, onRefused: (error: unknown) => void) =>
    void inTurn(async () => {
      if (refused.has(step)) return
      try {
        await carryOut(edit)
      } catch (error) {
        onRefused(error)
        const text = `Not ${edit === step.back ? 'undone' : 'done'}: ${step.what}. ${said(error)}`
        showToast({ tone: 'failed', about: 'step', text })
      }
      // What is done next knows these charts.
      if (edit.restore || edit.remove) await invalidate(client, chartList, spaceView)
    })

  /** What the server will never do leaves the way to what was done before it. */
  const again = (step: Step, to: 'past' | 'future') => (error: unknown) =>
    putStep(spaceId, step, isFinal(error) ? null : to)

  const undo = () => {
    const step = stepBack(spaceId)
    if (step === undefined) return
    say(`Undone: ${step.what}`, { label: 'Redo', perform: redo })
    perform(step, step.back, again(step, 'past'))
  }
  const redo = () => {
    const step = stepForth(spaceId)
    if (step === undefined) return
    say(capital(step.what), { label: 'Undo', perform: undo })
    perform(step, step.forth, again(step, 'future'))
  }
  const taken = (step: Step) => {
    const isNoted = noteStep(spaceId, step)
    say(capital(step.what), isNoted ? { label: 'Undo', perform: undo } : undefined)
  }
  const take = (step: Step) => {
    taken(step)
    perform(step, step.forth, () => {
      refused.add(step)
      putStep(spaceId, step, null)
    })
  }
  return { take, taken, undo, redo }
}

const isFinal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500

const say = (text: string, action: { label: string; perform: () => void } | undefined) =>
  showToast({ text, about: 'step', ...(action && { action }) })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))
