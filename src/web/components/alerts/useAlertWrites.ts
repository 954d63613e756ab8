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

/** What is done to alerts, one after the other; those it failed for are named. */
export function useAlertWrites() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const refresh = () => invalidate(client, ...READS)

  /** Whether it was done to all of them. */
  const each = async (
    alerts: readonly Some[],
    done: string,
    failed: string,
    act: (id: number) => unknown,
    undo?: () => void,
  ) => {
    if (busy) return false
    setBusy(true)
    const left: string[] = []
    let message = ''
    for (const { id, name } of alerts) {
      try {
        await act(id)
      } catch (error) {
        left.push(quoted(name))
        message = (error as Error).message
      }
    }
    await refresh()
    setBusy(false)
    const action = undo && left.length < alerts.length ? { action: { label: 'Undo', perform: undo } } : {}
    if (left.length > 0)
      showToast({ tone: 'failed', text: `${namesText(left)} ${failed}: ${message}`, ...action })
    else showToast({ text: `${done} ${namesText(alerts.map(({ name }) => quoted(name)))}`, ...action })
    return left.length === 0
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
        const alert = await call(alertView, { params: { id }, query: { detect_reset: true } })
        await call(alertDelete, { params: { id } })
        gone.push(alert)
      }
      return each(alerts, 'Deleted', 'could not be deleted', act, bringBack)
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
