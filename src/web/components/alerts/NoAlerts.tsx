import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { metricsPath } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'

/** What an alert is, and the two ways to a first one. */
export function NoAlerts({ action }: { action: ReactNode }) {
  return (
    <EmptyState title="No alerts yet" action={action}>
      <p>
        An alert watches a metric every minute and tells its services when a stream goes above or below a
        threshold, or falls silent. The editor shows on your own measurements when it would have fired.
      </p>
      <p>
        Or open a metric <Link to={metricsPath()}>from the list</Link>, and choose <em>Alert on this</em>{' '}
        there.
      </p>
    </EmptyState>
  )
}
