import { chartDelete, chartList, chartRestore } from '#api/charts.ts'
import { ApiError } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { useQueryClient, useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { dropStep, type Edit, noteStep, type Step, stepBack, stepForth } from './spaceSteps.ts'
import { useLayoutWrite } from './useLayoutWrite.ts'

export interface StepActions {
  /** Does a step, says so and offers to undo it. */
  take: (step: Step) => void
  /** Says of a step that was taken already, and offers to undo it. */
  taken: (step: Step) => void
  undo: () => void
  redo: () => void
}

/** Takes steps on a space back and forth. One notice at a time says what the last one was. */
export function useSpaceSteps(spaceId: number): StepActions {
  const client = useQueryClient()
  const writeLayouts = useLayoutWrite(spaceId)
  const remove = useWrite(chartDelete)
  const restore = useWrite(chartRestore)

  const carryOut = async ({ layouts, restore: back = [], remove: gone = [] }: Edit) => {
    for (const { spaceId, id } of back) await restore.mutateAsync({ params: { id: spaceId, chart_id: id } })
    for (const { spaceId, id } of gone) {
      await remove.mutateAsync({ params: { id: spaceId, chart_id: id } }).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.status === 404)) throw error
      })
    }
    if (layouts) await writeLayouts(layouts)
  }
  const perform = async (step: Step, edit: Edit) => {
    try {
      await carryOut(edit)
    } catch (error) {
      dropStep(step)
      showToast({
        tone: 'failed',
        about: 'step',
        text: `Not ${edit === step.back ? 'undone' : 'done'}: ${step.what}. ${said(error)}`,
      })
    }
    if (edit.restore || edit.remove) {
      for (const { name } of [chartList, spaceView]) void client.invalidateQueries({ queryKey: [name] })
    }
  }

  const taken = (step: Step) => {
    noteStep(step)
    say(capital(step.what), { label: 'Undo', perform: undo })
  }
  const undo = () => {
    const step = stepBack()
    if (step === undefined) return
    say(`Undone: ${step.what}`, { label: 'Redo', perform: redo })
    void perform(step, step.back)
  }
  const redo = () => {
    const step = stepForth()
    if (step === undefined) return
    say(capital(step.what), { label: 'Undo', perform: undo })
    void perform(step, step.forth)
  }
  const take = (step: Step) => {
    taken(step)
    void perform(step, step.forth)
  }
  return { take, taken, undo, redo }
}

const say = (text: string, action: { label: string; perform: () => void }) =>
  showToast({ text, action, about: 'step' })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))
