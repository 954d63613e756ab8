import { useEffect, useEffectEvent } from 'react'
import { chartCreate } from '#api/charts.ts'
import { useQueryClient } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { chartAnchor } from '#web/paths.ts'
import { startSteps } from '#web/stores/spaceSteps.ts'
import { showToast } from '#web/stores/toasts.ts'
import { focusChart } from './chartFocus.ts'
import { chartsIn } from './spaceClipboard.ts'
import { stepActions } from './stepActions.ts'
import { useChartTransfers } from './useChartTransfers.ts'

interface Props {
  spaceId: number
}

const TAKES_TEXT = 'input, textarea, [contenteditable], dialog, [role=dialog]'
const UNREADABLE = 'What was pasted holds no charts that Poise can read.'

/** Adds charts that are pasted on the page to the space, and goes to the first of them. */
export function PasteTarget({ spaceId }: Props) {
  const refusal = useRefusal(chartCreate)
  const { taken } = stepActions(useQueryClient(), spaceId)
  const { paste } = useChartTransfers(spaceId, taken)
  const add = async (text: string) => {
    const documents = chartsIn(text)
    if (refusal !== undefined || documents === null) {
      showToast({ tone: 'failed', text: refusal ?? UNREADABLE })
      return
    }
    startSteps(spaceId)
    const [first] = await paste(documents)
    if (first !== undefined) focusOnceThere(first)
  }
  const onPaste = useEffectEvent(({ target, clipboardData }: ClipboardEvent) => {
    const text = clipboardData?.getData('text/plain') ?? ''
    if (/^\s*\{\s*"poise"/.test(text) && !(target as Element).closest?.(TAKES_TEXT)) void add(text)
  })
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => onPaste(event)
    document.addEventListener('paste', pasted)
    return () => document.removeEventListener('paste', pasted)
  }, [])
  return null
}

/** The charts were read; the page shows them with one of its next frames. */
function focusOnceThere(id: number, frames = 60): void {
  const cell = document.getElementById(chartAnchor(id))
  if (cell !== null) focusChart(cell)
  else if (frames > 0) requestAnimationFrame(() => focusOnceThere(id, frames - 1))
}
