import { type Chart, chartDelete, chartList, chartRestore } from '#api/charts.ts'
import type { ApiError } from '#api/errors.ts'
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
  })
  const removeChart = async (chart: Chart, version: number | undefined) => {
    const params = { id: spaceId, chart_id: chart.id }
    try {
      // Not a callback of `mutate`: that is forgotten with the panel, which goes before the chart is known to be deleted.
      await remove.mutateAsync({ params, query: { version } })
    } catch (error) {
      const { status, message } = error as ApiError
      const isChanged = status === 409
      return showToast({
        tone: 'failed',
        text: isChanged
          ? `${quoted(chart.name)} was changed by somebody else meanwhile`
          : `The chart was not deleted: ${message}`,
        ...(isChanged && {
          action: { label: 'Delete it all the same', perform: () => void removeChart(chart, undefined) },
        }),
      })
    }
    showToast({
      text: `Deleted ${quoted(chart.name)}`,
      action: { label: 'Undo', perform: () => restore.mutate({ params }) },
    })
  }
  return (chart: Chart) => removeChart(chart, chart.version)
}
