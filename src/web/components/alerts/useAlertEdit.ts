import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { type Alert, alertCreate, alertUpdate } from '#api/alerts.ts'
import type { ApiError } from '#api/errors.ts'
import { call } from '#web/api/call.ts'
import { alertPath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { alertBody, type AlertDraft } from './alertDraft.ts'
import { alertFaults } from './alertFaults.ts'
import { forgetLeftDraft, leaveDraft, leftDraft } from './leftAlertDraft.ts'
import { useAskBeforeLeaving } from '../page/useAskBeforeLeaving.ts'
import { useAlertWrites } from './useAlertWrites.ts'

export type DraftChange = Partial<AlertDraft> | ((now: AlertDraft) => Partial<AlertDraft>)

/**
 * An alert while it is edited. What was changed and not saved is kept when the page is left, and offered back; the browser
 * asks before it closes it.
 *
 * @param alert null makes a new one
 * @param begin what the form begins with
 */
export function useAlertEdit(alert: Alert | null, begin: AlertDraft) {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [address] = useState(pathname + search)
  const { refresh } = useAlertWrites()
  const [restored] = useState(() => leftDraft(address))
  const [draft, setDraft] = useState(restored ?? begin)
  const [untouched, setUntouched] = useState(begin)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  /** How many times it was to be saved. */
  const [tries, setTries] = useState(0)
  const faults = tries > 0 ? alertFaults(draft) : {}
  const changed = draft !== untouched && JSON.stringify(draft) !== JSON.stringify(untouched)

  const done = useRef(false)
  const left = useEffectEvent(() => {
    if (done.current || !changed) return
    leaveDraft(address, draft)
    showToast({
      text: 'What you changed of the alert is not saved.',
      action: { label: 'Go back to it', perform: () => void navigate(address) },
      about: 'alert draft',
    })
  })
  useEffect(() => () => left(), [])
  useAskBeforeLeaving(changed)

  const leave = (path: string) => {
    done.current = true
    forgetLeftDraft()
    void navigate(path)
  }
  return {
    draft,
    changed,
    /** Whether it goes on from what was left before. */
    isRestored: restored !== undefined,
    busy,
    refused,
    tries,
    /** What is wrong with it, by path: as far as it is known here once it was to be saved, and as the server said. */
    errors: { ...faults, ...refused?.body.errors.params },
    /** A function is given the draft as it is then: what comes late must not undo what was entered meanwhile. */
    change: (part: DraftChange) => {
      setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }))
      setRefused(null)
    },
    /** Fills in what nobody entered: whoever leaves it so has changed nothing. */
    propose: (part: (now: AlertDraft) => Partial<AlertDraft>) => {
      for (const set of [setDraft, setUntouched]) set((now) => ({ ...now, ...part(now) }))
    },
    startOver: () => {
      forgetLeftDraft()
      setDraft(untouched)
    },
    leave,
    save: async () => {
      if (busy) return
      setTries(tries + 1)
      if (Object.keys(alertFaults(draft)).length > 0) return
      setBusy(true)
      try {
        const body = alertBody(draft, alert)
        if (alert !== null) await call(alertUpdate, { params: { id: alert.id }, body })
        const { id } = alert ?? (await call(alertCreate, { body }))
        await refresh()
        leave(alertPath(id))
      } catch (error) {
        setRefused(error as ApiError)
        setBusy(false)
      }
    },
  }
}

export type AlertEdit = ReturnType<typeof useAlertEdit>
