import { useEffect } from 'react'
import { useQueryClient } from '#web/api/query.ts'
import { startSteps, useSteps } from '#web/stores/spaceSteps.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import { CHART_KEYS } from './chartKeys.ts'
import { stepActions } from './stepActions.ts'

/** The keys that undo and redo the steps on a space. Each says what it would change, where keys are shown and searched. */
export function useStepKeys(spaceId: number): void {
  const { undo, redo } = stepActions(useQueryClient(), spaceId)
  const steps = useSteps()
  const [past, future] = steps.spaceId === spaceId ? [steps.past, steps.future] : [[], []]
  const toUndo = past.at(-1)?.what
  const toRedo = future.at(-1)?.what
  useEffect(() => startSteps(spaceId), [spaceId])
  useKeys(
    {
      'Mod+z': {
        label: toUndo === undefined ? 'Undo' : `Undo: ${toUndo}`,
        refusal: toUndo === undefined ? 'Nothing was changed yet.' : undefined,
        perform: undo,
      },
      'Mod+Shift+z': {
        label: toRedo === undefined ? 'Redo' : `Redo: ${toRedo}`,
        refusal: toRedo === undefined ? 'Nothing was undone.' : undefined,
        perform: redo,
      },
    },
    CHART_KEYS,
  )
}
