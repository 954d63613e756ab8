import { useEffect } from 'react'
import { healthView } from '#api/health.ts'
import { seriesRead } from '#api/series.ts'
import { call } from '#web/api/call.ts'
import { useConnection } from '#web/api/connection.ts'
import { q, readFrom, useQuery, useQueryClient } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { WarningIcon } from '#web/ui/icons.tsx'
import { ageText } from '../page/age.ts'
import css from './ConnectionBanner.module.css'
import { useNow } from '../page/useNow.ts'

/** Milliseconds between two questions whether the server is there: charts over a week ask once a minute only. */
const ASK = 10_000
const ASK_AGAIN = 3_000
/** Milliseconds after which a server that took the question and says nothing is lost as well. */
const PATIENCE = 6_000
const WELL = { status: 'ok' } as const

/** Says, once for all that is on the page, that it has stopped being new; goes by itself when the server answers again. */
export function ConnectionBanner() {
  const { lostSince } = useConnection()
  const refetchInterval = lostSince === null ? ASK : ASK_AGAIN
  useQuery({
    ...q(healthView),
    queryFn: ({ signal }) => call(healthView, {}, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)])),
    refetchInterval,
    staleTime: ASK,
    retry: false,
    gcTime: 0,
    // The page itself was an answer; what it shows first need not wait for another question.
    initialData: WELL,
  })
  return lostSince === null ? null : <Lost since={lostSince} />
}

function Lost({ since }: { since: number }) {
  const now = useNow()
  const client = useQueryClient()
  const hasPicture = readFrom(client, seriesRead).some((picture) => picture !== undefined)
  // It unmounts when the server has answered: time to bring the whole screen up to date.
  useEffect(
    () => () => {
      if (useConnection.getState().lostSince !== null) return
      showToast({ text: 'Poise answers again' })
      void client.invalidateQueries()
    },
    [client],
  )
  return (
    <p role="alert" className={css.banner}>
      <WarningIcon />
      Connection lost {ageText(now - since)} ago.{' '}
      {hasPicture ? 'Charts keep their last picture.' : 'Trying again.'}
    </p>
  )
}
