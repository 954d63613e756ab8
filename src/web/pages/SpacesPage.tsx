import { useRef, useState, type ReactNode } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { spaceCreate } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { DeletedSpacesLink } from '#web/components/spaces/DeletedSpacesLink.tsx'
import { FirstMeasurement } from '#web/components/page/FirstMeasurement.tsx'
import { ListFound } from '#web/components/page/ListFound.tsx'
import { ListSearch } from '#web/components/page/ListSearch.tsx'
import { NewSpaceMenu } from '#web/components/spaces/NewSpaceMenu.tsx'
import { NewSpace } from '#web/components/spaces/NewSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { SpaceListing } from '#web/components/spaces/SpaceListing.tsx'
import { useSpaces } from '#web/components/spaceChoice/useSpaces.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { readListQuery, spacesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** `/spaces`: all spaces by name, found by typing. */
export default function SpacesPage() {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const { list, error, isWaiting, retry } = useSpaces(search)
  const [creating, setCreating] = useState(false)
  const refusal = useRefusal(spaceCreate)
  const searchField = useRef<HTMLInputElement>(null)
  const create = () => setCreating(true)
  useKeys({
    '/': { label: 'Find a space', perform: () => searchField.current?.focus() },
    n: { label: 'New space', perform: create, refusal },
  })

  const isEmpty = list?.query.total === 0
  const newSpace = (
    <NewSpaceMenu>
      <Button kind="primary" icon={<PlusIcon />} refusal={refusal} onClick={create}>
        New space
      </Button>
    </NewSpaceMenu>
  )
  return (
    <>
      <PageBar title="Spaces">
        {!isEmpty && (
          <>
            <ListSearch
              label="Find a space"
              ref={searchField}
              name={search.name}
              onSearch={(name) => void navigate(timed(spacesPath({ name })), { replace: true })}
            />
            {newSpace}
          </>
        )}
      </PageBar>
      {isWaiting && <TopProgress />}
      {creating && <NewSpace onDone={() => setCreating(false)} />}
      {isEmpty ? (
        <>
          {!creating && <NoSpaces action={newSpace} />}
          <DeletedSpacesLink />
        </>
      ) : (
        <ListFound
          things="spaces"
          info={list?.query}
          pathOf={(query) => timed(spacesPath(query))}
          {...{ search, error, retry }}
        >
          <SpaceListing spaces={list?.spaces}>
            <DeletedSpacesLink />
          </SpaceListing>
        </ListFound>
      )}
    </>
  )
}

function NoSpaces({ action }: { action: ReactNode }) {
  return (
    <>
      <EmptyState title="No spaces yet" action={action}>
        <p>A space is a page of charts that belong together, such as those of one service.</p>
      </EmptyState>
      <EmptyState title="Nothing measured yet either?">
        <p>
          This sends a first measurement. Whatever was made for Librato sends here as well, once its host name
          is changed to this one.
        </p>
        <FirstMeasurement />
      </EmptyState>
    </>
  )
}
