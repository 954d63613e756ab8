import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import { sessionView } from '#api/session.ts'
import { q, useQuery } from '#web/api/query.ts'
import { signInPath } from '#web/paths.ts'

/** Leads whom the server does not know to sign in, and back here afterwards. The page does not wait for the answer. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { error } = useQuery({ ...q(sessionView), staleTime: Infinity })
  const { pathname, search, hash } = useLocation()
  if (error?.status === 401) return <Navigate to={signInPath(pathname + search + hash)} replace />
  return children
}
