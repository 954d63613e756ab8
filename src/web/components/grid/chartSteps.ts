import { type Chart, chartCreate, chartDelete, chartList } from '#api/charts.ts'
import type { ApiError } from '#api/errors.ts'
import { spaceView } from '#api/spaces.ts'
import { call } from '#web/api/call.ts'
import { type Client, invalidate } from '#web/api/query.ts'
import { startSteps } from '#web/stores/spaceSteps.ts'
import { showToast } from '#web/stores/toasts.ts'
import { inTurn } from './inTurn.ts'
import { copyName } from '../spaceChoice/spaceCopies.ts'
import { quoted } from '../page/quoted.ts'
import { stepActions } from './stepActions.ts'
import { copyBody } from './spaceClipboard.ts'

interface Deletion {
  /** It is deleted only while it has this one. */
  version?: number | undefined
  onDeleted?: () => void
}

/** Deletes a chart of a space at once, as a step that can be undone. */
export function deleteChart(
  client: Client,
  spaceId: number,
  chart: Chart,
  { version, onDeleted }: Deletion,
): Promise<void> {
  const ref = { spaceId, id: chart.id, name: chart.name }
  startSteps(spaceId)
  return inTurn(async () => {
    try {
      await call(chartDelete, { params: { id: spaceId, chart_id: chart.id }, query: { version } })
    } catch (error) {
      const { status, message } = error as ApiError
      const isChanged = status === 409
      const action = {
        label: 'Delete it all the same',
        perform: () => void deleteChart(client, spaceId, chart, { ...(onDeleted && { onDeleted }) }),
      }
      return showToast({
        tone: 'failed',
        text: isChanged
          ? `${quoted(chart.name)} was changed by somebody else meanwhile`
          : `The chart was not deleted: ${message}`,
        ...(isChanged && { action }),
      })
    }
    onDeleted?.()
    const what = `deleted ${quoted(chart.name)}`
    stepActions(client, spaceId).taken({ what, forth: { remove: [ref] }, back: { restore: [ref] } })
    await invalidate(client, chartList, spaceView)
  })
}

/** Adds a copy of a chart to its space, as a step that can be undone. */
export function duplicateChart(client: Client, spaceId: number, chart: Chart): Promise<void> {
  startSteps(spaceId)
  return inTurn(async () => {
    try {
      // It finds a place of its own.
      const body = { ...copyBody(chart), layout: null, name: copyName(chart.name) }
      const copy = await call(chartCreate, { params: { id: spaceId }, body })
      const ref = { spaceId, id: copy.id, name: copy.name }
      const what = `duplicated ${quoted(chart.name)}`
      stepActions(client, spaceId).taken({ what, forth: { restore: [ref] }, back: { remove: [ref] } })
    } catch (error) {
      showToast({ tone: 'failed', text: `The chart was not copied: ${(error as Error).message}` })
    }
    await invalidate(client, chartList, spaceView)
  })
}
