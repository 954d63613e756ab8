import { useQuery } from '@tanstack/react-query'
import type { Endpoint } from '#api/endpoint.ts'
import { sessionView, type Session } from '#api/session.ts'
import { q } from './query.ts'

/** Who is signed in; undefined until known. */
export function useSession(): Session | undefined {
  return useQuery({ ...q(sessionView), staleTime: Infinity }).data
}

/**
 * Why the person signed in may not call an endpoint, as a sentence to show; undefined when they may. Nothing is
 * refused before the session is known: the server decides in the end.
 */
export function useRefusal(endpoint: Endpoint): string | undefined {
  const session = useSession()
  if (session === undefined || endpoint.roles === 'everyone') return undefined
  if (endpoint.roles.includes(session.role)) return undefined
  return `Your token is a ${session.role} token; this needs ${listOf(endpoint.roles)}.`
}

function listOf(roles: readonly string[]): string {
  return roles.map((role) => `${role === 'admin' ? 'an' : 'a'} ${role} token`).join(' or ')
}
