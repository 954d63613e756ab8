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

interface Pasting {
  refusal: string | undefined
  /** Adds the charts in a text to the space, and goes to the first of them. */
  paste: (text: string) => Promise<void>
}

const UNREADABLE = 'What was pasted holds no charts that Poise can read.'

export function usePasting(spaceId: number): Pasting {
  const refusal = useRefusal(chartCreate)
  const { taken } = stepActions(useQueryClient(), spaceId)
  const { paste } = useChartTransfers(spaceId, taken)
  return {
    refusal,
    paste: async (text) => {
      const documents = chartsIn(text)
      if (refusal !== undefined || documents === null) {
        showToast({ tone: 'failed', text: refusal ?? UNREADABLE })
        return
      }
      startSteps(spaceId)
      try {
        const [first] = await paste(documents)
        if (first !== undefined) focusOnceThere(first)
      } catch (error) {
        showToast({ tone: 'failed', text: `Nothing was pasted: ${(error as Error).message}` })
      }
    },
  }
}

/** The charts were read; the page shows them with one of its next frames. */
function focusOnceThere(id: number, frames = 60): void {
  const cell = document.getElementById(chartAnchor(id))
  if (cell !== null) focusChart(cell)
  else if (frames > 0) requestAnimationFrame(() => focusOnceThere(id, frames - 1))
}
