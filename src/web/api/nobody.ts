import type { ApiError } from '#api/errors.ts'
import { sessionView } from '#api/session.ts'
import { sharedView } from '#api/sharing.ts'
import { type Client, createQueryClient, invalidate, q } from './query.ts'

/** Statuses of what was deleted, and of what has expired. */
const GONE = [404, 410]

/**
 * A cache for a page that is the same whoever looks at it: nobody is signed in on it, which is not asked, and what is read for
 * it is not mixed with what the reader may see elsewhere. The first read that is refused because what is shown is gone has that
 * looked at again, so that no chart stays which nobody may see any more.
 */
export function createNobodysClient(): Client {
  const client = createQueryClient()
  const { queryKey } = q(sessionView)
  client.setQueryDefaults(queryKey, { gcTime: Infinity })
  client.setQueryData(queryKey, null)
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return
    const isGone = GONE.includes((event.action.error as ApiError).status)
    if (isGone && event.query.queryKey[0] !== sharedView.name) void invalidate(client, sharedView)
  })
  return client
}
