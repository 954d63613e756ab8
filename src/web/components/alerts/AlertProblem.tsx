import { Link } from 'react-router'
import { alertsPath } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageBar } from '../page/PageBar.tsx'

/** In place of an alert: it is gone, or could not be read. */
export function AlertProblem({ isGone, message }: { isGone: boolean; message: string }) {
  return (
    <>
      <PageBar title="Alerts" />
      <EmptyState
        title={isGone ? 'There is no alert at this address' : 'This alert could not be read'}
        action={<Link to={alertsPath()}>See all alerts</Link>}
      >
        <p>{isGone ? 'It was deleted, or the link is missing a part.' : message}</p>
      </EmptyState>
    </>
  )
}
