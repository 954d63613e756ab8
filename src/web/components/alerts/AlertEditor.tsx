import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type Alert, alertCreate, alertView } from '#api/alerts.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { alertDraftOf, copyDraftOf, newAlertDraft } from './alertDraft.ts'
import { AlertForm } from './AlertForm.tsx'
import { AlertProblem } from './AlertProblem.tsx'
import { readAlertSeed } from '../drafts/alertSeed.ts'
import { PageBar } from '../page/PageBar.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** Makes an alert, or changes the one of this id. */
export function AlertEditor({ id }: { id?: number }) {
  const [address] = useSearchParams()
  const [seed] = useState(() => readAlertSeed(address))
  const mayNot = useRefusal(alertCreate)
  const of = id ?? seed.copy
  const { data, error } = useQuery({
    ...q(alertView, { params: { id: of ?? 0 }, query: { detect_reset: true } }),
    enabled: of !== undefined && Number.isSafeInteger(of),
    // What is being edited is not changed below the hands.
    staleTime: Infinity,
    gcTime: 0,
  })
  const isGone = Number.isNaN(of) || error?.status === 404 || error?.status === 400
  if (mayNot !== undefined) {
    return (
      <>
        <PageBar title="Alerts" />
        <EmptyState title="Alerts are made and changed by admins">
          <p>{mayNot}</p>
        </EmptyState>
      </>
    )
  }
  if (of === undefined) return <NewAlert />
  if (isGone || error !== null) return <AlertProblem isGone={isGone} message={error?.message ?? ''} />
  if (data === undefined) {
    return (
      <>
        <PageBar title="Alert" />
        <TopProgress />
      </>
    )
  }
  return <OfAlert key={data.id} alert={data} copies={id === undefined} />
}

function NewAlert() {
  const [address] = useSearchParams()
  const [begin] = useState(() => newAlertDraft(readAlertSeed(address)))
  return <AlertForm alert={null} begin={begin} />
}

function OfAlert({ alert, copies }: { alert: Alert; copies: boolean }) {
  const [begin] = useState(() => (copies ? copyDraftOf(alert) : alertDraftOf(alert)))
  return <AlertForm alert={copies ? null : alert} begin={begin} />
}
