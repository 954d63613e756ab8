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
import { askBeforeUnload } from '#web/stores/askBeforeUnload.ts'
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
type Switched = Pick<Alert, 'id' | 'name' | 'active'>

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
    // Whoever left now would leave the rest of them as they are.
    const askNoMore = askBeforeUnload()
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
    askNoMore()
    await refresh()
    setBusy(false)
    const undo = undoOf()
    const action = undo ? { action: { label: 'Undo', perform: undo } } : {}
    if (left.length > 0)
      showToast({ tone: 'failed', text: `${namesText(left)} ${failed}: ${message}`, ...action })
    else showToast({ text: `${done} ${namesText(alerts.map(({ name }) => quoted(name)))}`, ...action })
    return over
  }

  /** Those that are on or off already are left as they are, and so is what is undone. */
  const setActive = async (alerts: readonly Switched[], active: boolean): Promise<Some[]> => {
    const same = alerts.filter((alert) => alert.active === active)
    const others = alerts.filter((alert) => alert.active !== active)
    if (others.length === 0) {
      showToast({
        text: `${namesText(same.map(({ name }) => quoted(name)))}: ${active ? 'on' : 'off'} already`,
      })
      return same
    }
    const changed: Switched[] = []
    const over = await each(
      others,
      active ? 'Enabled' : 'Disabled',
      active ? 'could not be enabled' : 'could not be disabled',
      async (id) => {
        await call(alertUpdate, { params: { id }, query: { keep_conditions: true }, body: { active } })
        changed.push({ ...others.find((alert) => alert.id === id)!, active })
      },
      () => (changed.length > 0 ? () => void setActive(changed, !active) : undefined),
    )
    return [...same, ...over]
  }

  return {
    busy,
    refresh,
    setActive,
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
