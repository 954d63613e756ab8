import type { ReactNode } from 'react'
import type { Endpoint } from '#api/endpoint.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageBar } from './PageBar.tsx'
import { SettingsTabs } from './SettingsTabs.tsx'

interface Props {
  title: string
  /** What it lists, for those who may not see it. */
  about: string
  /** What the page reads. */
  endpoint: Endpoint
  children: ReactNode
}

/** A page for those who may read what it shows; the others are told why not, and nothing is asked for them. */
export function AdminPage({ title, about, endpoint, children }: Props) {
  const refusal = useRefusal(endpoint)
  if (refusal === undefined) return children
  return (
    <>
      <PageBar title={title} beside={<SettingsTabs />} />
      <EmptyState title={`${title} are for admins`}>
        <p>{about}</p>
        <p>{refusal}</p>
      </EmptyState>
    </>
  )
}
