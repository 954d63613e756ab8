import { type Chart, chartDelete, chartList, chartRestore } from '#api/charts.ts'
import { spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from './quoted.ts'

/** Deletes a chart of a space at once and offers to bring it back. */
export function useChartRemoval(spaceId: number) {
  const restore = useWrite(chartRestore, {
    invalidates: [chartList, spaceView],
    onError: (error) => showToast({ tone: 'failed', text: `The chart is still deleted: ${error.message}` }),
  })
  const remove = useWrite(chartDelete, {
    invalidates: [chartList, spaceView],
    onError: (error) => showToast({ tone: 'failed', text: `The chart was not deleted: ${error.message}` }),
  })
  return async (chart: Chart) => {
    const params = { id: spaceId, chart_id: chart.id }
    try {
      // Not a callback of `mutate`: that is forgotten with the panel, which goes before the chart is known to be deleted.
      await remove.mutateAsync({ params })
    } catch {
      return // Told by onError.
    }
    showToast({
      text: `Deleted ${quoted(chart.name)}`,
      action: { label: 'Undo', perform: () => restore.mutate({ params }) },
    })
  }
}
