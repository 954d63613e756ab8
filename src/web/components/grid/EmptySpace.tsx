import type { ReactNode } from 'react'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { FirstMeasurement } from '../page/FirstMeasurement.tsx'
import { PasteTarget } from './PasteTarget.tsx'
import { useStepKeys } from './useStepKeys.ts'

interface Props {
  spaceId: number
  action: ReactNode
}

/** A space without charts: what belongs here, the next step, and how to have something to draw. */
export default function EmptySpace({ spaceId, action }: Props) {
  // What took the last chart away can be undone.
  useStepKeys(spaceId)
  return (
    <EmptyState title="Charts belong here" action={action}>
      <p>Put the metrics beside each other that you want to look at together.</p>
      <p>Nothing to draw yet? Send a first measurement; it is on the screen seconds later:</p>
      <FirstMeasurement />
      <PasteTarget spaceId={spaceId} />
    </EmptyState>
  )
}
