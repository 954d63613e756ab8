import { useEffect } from 'react'
import { askBeforeUnload } from '#web/stores/askBeforeUnload.ts'

/** Has the browser ask before it closes or loads the page, as long as something would be lost. */
export function useAskBeforeLeaving(isAsked: boolean): void {
  useEffect(() => (isAsked ? askBeforeUnload() : undefined), [isAsked])
}
