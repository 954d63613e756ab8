import { useEffect, useEffectEvent, useState } from 'react'
import { type Chart, chartCreate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { chartAnchor } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { focusChart } from './chartFocus.ts'
import { chartsIn } from './spaceClipboard.ts'
import { startSteps } from './spaceSteps.ts'
import { useChartTransfers } from './useChartTransfers.ts'
import { useSpaceSteps } from './useSpaceSteps.ts'

interface Props {
  spaceId: number
  charts: readonly Chart[]
  text: string
  onDone: () => void
}

/** Adds the charts that were pasted to the space, and goes to the first of them. */
export default function PastedCharts({ spaceId, charts, text, onDone }: Props) {
  const refusal = useRefusal(chartCreate)
  const { taken } = useSpaceSteps(spaceId)
  const { paste } = useChartTransfers(spaceId, taken)
  const [first, setFirst] = useState<number>()
  const add = useEffectEvent(async () => {
    startSteps(spaceId)
    const documents = chartsIn(text)
    if (refusal === undefined && documents !== null) return (await paste(documents, charts))[0]
    showToast({ tone: 'failed', text: refusal ?? UNREADABLE })
    return undefined
  })
  useEffect(() => {
    void add().then((id) => (id === undefined ? onDone() : setFirst(id)))
  }, [onDone])
  const isThere = first !== undefined && charts.some(({ id }) => id === first)
  useEffect(() => {
    if (!isThere) return
    focusChart(document.getElementById(chartAnchor(first)))
    onDone()
  }, [isThere, first, onDone])
  return <TopProgress />
}

const UNREADABLE = 'What was pasted holds no charts that Poise can read.'
