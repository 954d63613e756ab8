import { useSteps } from '#web/stores/spaceSteps.ts'
import { useToasts } from '#web/stores/toasts.ts'
import { forgetLeftDraft } from '../alerts/leftAlertDraft.ts'
import { forgetReadAhead } from '../viewing/readAhead.ts'

/** Whoever signs in next finds nothing that the last person looked at, could still take back, or had begun to write. */
export function forgetPerson(): void {
  useSteps.setState(useSteps.getInitialState())
  useToasts.setState(useToasts.getInitialState())
  forgetLeftDraft()
  forgetReadAhead()
}
