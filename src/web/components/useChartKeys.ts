import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { type Chart, chartUpdate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import type { Asked } from './Arranging.tsx'
import { chartAtHand, focusChart, stepChart } from './chartFocus.ts'

/** The group of keys that is there wherever the charts of a space are. */
export const CHART_KEYS = 'Charts'

/** Keys that move between charts and change one, and the way to the chart that the address names. */
export function useChartKeys(
  charts: readonly Chart[],
  onEdit: (chart: Chart) => void,
  ask: (asked: Asked) => void,
): void {
  const refusal = useRefusal(chartUpdate)
  useKeys(
    {
      j: { label: 'Next chart', perform: () => stepChart(1) },
      k: { label: 'Previous chart', perform: () => stepChart(-1) },
      e: {
        label: 'Edit the chart in focus',
        refusal,
        perform: () => {
          const chart = charts.find(({ id }) => id === chartAtHand())
          if (chart !== undefined) onEdit(chart)
        },
      },
      m: {
        label: 'Move or resize the chart in focus',
        refusal,
        perform: () => ask({ what: 'move', chart: chartAtHand() }),
      },
      x: { label: 'Select the chart in focus', perform: () => ask({ what: 'select', chart: chartAtHand() }) },
      'Mod+a': { label: 'Select all charts', perform: () => ask({ what: 'select all' }) },
    },
    CHART_KEYS,
  )
  // All of the location, not its hash alone: the same chart may be gone to twice.
  const location = useLocation()
  useEffect(() => {
    if (location.hash !== '') focusChart(document.getElementById(location.hash.slice(1)))
  }, [location])
}
