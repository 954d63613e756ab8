import { useState } from 'react'
import {
  alertIncidentList,
  alertStreamList,
  incidentList,
  incidentNotificationList,
} from '#api/alertIncidents.ts'
import { alertMute, alertUnmute } from '#api/alertMutes.ts'
import {
  type Alert,
  alertClear,
  alertCreate,
  alertDelete,
  alertList,
  alertUpdate,
  alertView,
} from '#api/alerts.ts'
import { ApiError } from '#api/errors.ts'
import { call } from '#web/api/call.ts'
import { invalidate, useQueryClient } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { alertAgain } from './alertAgain.ts'
import { namesText } from '../page/namesText.ts'
import { quoted } from '../page/quoted.ts'

const READS = [
  alertList,
  alertView,
  alertIncidentList,
  alertStreamList,
  incidentList,
  incidentNotificationList,
]

type Some = Pick<Alert, 'id' | 'name'>

const isGone = (error: unknown) => error instanceof ApiError && error.status === 404

/** What is done to alerts, one after the other; those it failed for are named. */
export function useAlertWrites() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const refresh = () => invalidate(client, ...READS)

  /** Those of them that are done with: it was done to them, or somebody else has deleted them. */
  const each = async (
    alerts: readonly Some[],
    done: string,
    failed: string,
    act: (id: number) => unknown,
    undoOf: () => (() => void) | undefined = () => undefined,
  ) => {
    if (busy) return []
    setBusy(true)
    const over: Some[] = []
    const left: string[] = []
    let message = ''
    for (const alert of alerts) {
      try {
        await act(alert.id)
        over.push(alert)
      } catch (error) {
        left.push(quoted(alert.name))
        message = (error as Error).message
        if (isGone(error)) over.push(alert)
      }
    }
    await refresh()
    setBusy(false)
    const undo = undoOf()
    const action = undo ? { action: { label: 'Undo', perform: undo } } : {}
    if (left.length > 0)
      showToast({ tone: 'failed', text: `${namesText(left)} ${failed}: ${message}`, ...action })
    else showToast({ text: `${done} ${namesText(alerts.map(({ name }) => quoted(name)))}`, ...action })
    return over
  }

  return {
    busy,
    refresh,
    setActive: (alerts: readonly Some[], active: boolean) =>
      each(
        alerts,
        active ? 'Enabled' : 'Disabled',
        active ? 'could not be enabled' : 'could not be disabled',
        (id) => call(alertUpdate, { params: { id }, query: { keep_conditions: true }, body: { active } }),
      ),
    remove: (alerts: readonly Some[]) => {
      const gone: Alert[] = []
      const bringBack = () => {
        const bodies = new Map(gone.map((alert) => [alert.id, alertAgain(alert)]))
        void each(gone, 'Brought back', 'could not be brought back', (id) =>
          call(alertCreate, { body: bodies.get(id)! }),
        )
      }
      const act = async (id: number) => {
        try {
          const alert = await call(alertView, { params: { id }, query: { detect_reset: true } })
          await call(alertDelete, { params: { id } })
          gone.push(alert)
        } catch (error) {
          // Somebody else was faster.
          if (!isGone(error)) throw error
        }
      }
      return each(alerts, 'Deleted', 'could not be deleted', act, () =>
        gone.length > 0 ? bringBack : undefined,
      )
    },
    resolve: (alert: Some) =>
      each([alert], 'Resolved', 'could not be resolved', (id) => call(alertClear, { params: { id } })),
    resolveStream: (alert: Some, stream: string) =>
      each([alert], `Resolved ${quoted(stream)} of`, 'could not be resolved', (id) =>
        call(alertClear, { params: { id }, query: { stream } }),
      ),
    mute: (alert: Some, seconds: number) =>
      each([alert], 'Muted', 'could not be muted', (id) =>
        call(alertMute, { params: { id }, body: { seconds } }),
      ),
    unmute: (alert: Some) =>
      each([alert], 'Unmuted', 'could not be unmuted', (id) => call(alertUnmute, { params: { id } })),
  }
}
