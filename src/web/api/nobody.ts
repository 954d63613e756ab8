import { sessionView } from '#api/session.ts'
import { type Client, createQueryClient, q } from './query.ts'

/**
 * A cache for a page that is the same whoever looks at it: nobody is signed in on it, which is not asked, and what is read for
 * it is not mixed with what the reader may see elsewhere.
 */
export function createNobodysClient(): Client {
  const client = createQueryClient()
  const { queryKey } = q(sessionView)
  client.setQueryDefaults(queryKey, { gcTime: Infinity })
  client.setQueryData(queryKey, null)
  return client
}
