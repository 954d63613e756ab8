import { Link } from 'react-router'
import { spacesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  isGone: boolean
  /** Why it could not be read. */
  message: string
  retry?: () => void
}

/** In the place of a space that is not there, or cannot be read. */
export function NoSpace({ isGone, message, retry }: Props) {
  const timed = useWithTime()
  return (
    <>
      <PageBar title="Spaces" />
      <EmptyState
        title={isGone ? 'There is no space at this address' : 'This space could not be read'}
        action={
          isGone || retry === undefined ? (
            <Link to={timed(spacesPath())}>See all spaces</Link>
          ) : (
            <Button onClick={retry}>Try again</Button>
          )
        }
      >
        <p>{isGone ? 'It was deleted, or the link is missing a part.' : message}</p>
      </EmptyState>
    </>
  )
}
