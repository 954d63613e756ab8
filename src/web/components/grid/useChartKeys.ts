import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { type Chart, chartUpdate } from '#api/charts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import { CHART_KEYS } from './chartKeys.ts'
import { chartAtHand, focusChart, stepChart } from './chartFocus.ts'

/** Keys that move between charts and edit one, and the way to the chart that the address names. */
export function useChartKeys(charts: readonly Chart[], onEdit: (chart: Chart) => void): void {
  useKeys(
    {
      j: { label: 'Next chart', perform: () => stepChart(1) },
      k: { label: 'Previous chart', perform: () => stepChart(-1) },
      e: {
        label: 'Edit the chart in focus',
        refusal: useRefusal(chartUpdate),
        perform: () => {
          const chart = charts.find(({ id }) => id === chartAtHand())
          if (chart !== undefined) onEdit(chart)
        },
      },
    },
    CHART_KEYS,
  )
  // All of the location, not its hash alone: the same chart may be gone to twice.
  const location = useLocation()
  useEffect(() => {
    if (location.hash !== '') focusChart(document.getElementById(location.hash.slice(1)))
  }, [location])
}
