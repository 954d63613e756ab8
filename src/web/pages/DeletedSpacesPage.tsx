import { Link } from 'react-router'
import { DELETED_SPACE_DAYS, deletedSpaceList } from '#api/deletedSpaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { DeletedSpaceRow } from '#web/components/spaces/DeletedSpaceRow.tsx'
import listing from '#web/components/spaces/DeletedSpaceRow.module.css'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { spacesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'

/** `/spaces/deleted`: what was deleted and can still be brought back. */
export default function DeletedSpacesPage() {
  const timed = useWithTime()
  const { data, error, isPending, refetch } = useQuery({
    ...q(deletedSpaceList),
    placeholderData: keepPreviousData,
  })
  const all = <Link to={timed(spacesPath())}>See all spaces</Link>
  return (
    <>
      <PageBar title="Deleted spaces">{all}</PageBar>
      {isPending && <TopProgress />}
      {error !== null && (
        <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {`The deleted spaces could not be read. ${error.message}`}
        </Notice>
      )}
      {data?.spaces.length === 0 && (
        <EmptyState title="No deleted spaces" action={all}>
          <p>{`A space that is deleted stays here for ${DELETED_SPACE_DAYS} days, with its charts and its history.`}</p>
        </EmptyState>
      )}
      {data && data.spaces.length > 0 && (
        <ul aria-label="Deleted spaces" className={listing.rows}>
          {data.spaces.map((space) => (
            <DeletedSpaceRow key={space.id} space={space} />
          ))}
        </ul>
      )}
      {data && data.query.total > data.spaces.length && (
        <Notice tone="plain">{`The last ${data.spaces.length} of ${data.query.total}.`}</Notice>
      )}
    </>
  )
}
