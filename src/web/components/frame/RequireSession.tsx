import { type ReactNode, useEffect } from 'react'
import { Navigate, useLocation } from 'react-router'
import { sessionView } from '#api/session.ts'
import { q, useQuery } from '#web/api/query.ts'
import { signInPath } from '#web/paths.ts'
import { noteSignedIn, wasSignedIn } from '#web/stores/signedIn.ts'
import { forgetReadAhead } from '../viewing/readAhead.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/**
 * Leads whom the server does not know to sign in, and back here afterwards. Who was signed in at the last visit does not
 * wait for the answer; for anybody else, nothing is read that would be refused.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const { data: session, isPending } = useQuery({ ...q(sessionView), staleTime: Infinity })
  const { pathname, search, hash } = useLocation()
  useEffect(() => {
    if (session !== undefined) noteSignedIn(session !== null)
    if (session === null) forgetReadAhead()
  }, [session])
  if (session === null) return <Navigate to={signInPath(pathname + search + hash)} replace />
  if (isPending && !wasSignedIn()) return <TopProgress />
  return children
}
