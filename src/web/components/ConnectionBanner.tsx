import { useEffect } from 'react'
import { healthView } from '#api/health.ts'
import { useConnection } from '#web/api/connection.ts'
import { q, useQuery, useQueryClient } from '#web/api/query.ts'
import { WarningIcon } from '#web/ui/icons.tsx'
import { ageText } from './age.ts'
import css from './ConnectionBanner.module.css'
import { useNow } from './useNow.ts'

const ASK_AGAIN = 3_000

/** Says that what is shown has stopped being new, and goes by itself when the server answers again. */
export function ConnectionBanner() {
  const { lostSince } = useConnection()
  return lostSince === null ? null : <Lost since={lostSince} />
}

function Lost({ since }: { since: number }) {
  const now = useNow()
  const client = useQueryClient()
  useQuery({ ...q(healthView), refetchInterval: ASK_AGAIN, retry: false, gcTime: 0 })
  const hasPicture = client
    .getQueryCache()
    .getAll()
    .some(({ state }) => state.data !== undefined)
  // It unmounts when the server has answered: time to bring the whole screen up to date.
  useEffect(() => () => void client.invalidateQueries(), [client])
  return (
    <p role="alert" className={css.banner}>
      <WarningIcon />
      Connection lost {ageText(now - since)} ago. {hasPicture ? 'Showing the last picture.' : 'Trying again.'}
    </p>
  )
}
