import { useQuery, type QueryClient } from '@tanstack/react-query'
import type { Endpoint } from '#api/endpoint.ts'
import { sessionView, type Session } from '#api/session.ts'
import { q } from './query.ts'

/** Who is signed in: null when nobody is, undefined until known. With `asks` false it takes what is known and asks nobody. */
export function useSession(asks = true): Session | null | undefined {
  return useQuery({ ...q(sessionView), staleTime: Infinity, enabled: asks }).data
}

/** Takes over from whoever was signed in before: nothing that was read for them stays. */
export function startSession(client: QueryClient, session: Session): void {
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionView.name })
  client.setQueryData(q(sessionView).queryKey, session)
}

/**
 * Why the reader may not call an endpoint, as a sentence to show; undefined when they may. Nothing is refused before the
 * session is known: the server decides in the end.
 */
export function useRefusal(endpoint: Pick<Endpoint, 'roles'>): string | undefined {
  const session = useSession()
  if (session === undefined || endpoint.roles === 'everyone') return undefined
  if (session === null) return 'Nobody is signed in.'
  if (endpoint.roles.includes(session.role)) return undefined
  return `Your token is a ${session.role} token; this needs ${listOf(endpoint.roles)}.`
}

function listOf(roles: readonly string[]): string {
  return roles.map((role) => `${role === 'admin' ? 'an' : 'a'} ${role} token`).join(' or ')
}
