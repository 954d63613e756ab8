import { Link } from 'react-router'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { spacesPath } from '#web/paths.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'

export default function NotFoundPage() {
  return (
    <>
      <PageBar title="Not found" />
      <EmptyState
        title="There is no page at this address"
        action={<Link to={spacesPath()}>See all spaces</Link>}
      >
        <p>Check the link for a missing part, or ask whoever sent it.</p>
      </EmptyState>
    </>
  )
}
