import { useRef, useState, type ReactNode } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceCreate } from '#api/spaces.ts'
import { hasAnswered } from '#web/api/call.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { FirstMeasurement } from '#web/components/FirstMeasurement.tsx'
import { ListSearch } from '#web/components/ListSearch.tsx'
import { NewSpace } from '#web/components/NewSpace.tsx'
import { PageBar } from '#web/components/PageBar.tsx'
import { Pager } from '#web/components/Pager.tsx'
import { SpaceListing } from '#web/components/SpaceListing.tsx'
import { useSpaces, type Spaces } from '#web/components/useSpaces.ts'
import { readListQuery, spacesPath, type ListQuery } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { useKeys } from '#web/ui/useKeys.ts'

/** `/spaces`: all spaces by name, found by typing. */
export default function SpacesPage() {
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const search = readListQuery(address)
  const spaces = useSpaces(search)
  const [creating, setCreating] = useState(false)
  const refusal = useRefusal(spaceCreate)
  const searchField = useRef<HTMLInputElement>(null)
  const create = () => setCreating(true)
  useKeys({
    '/': { label: 'Find a space', perform: () => searchField.current?.focus() },
    n: { label: 'New space', perform: create, refusal },
  })

  const isEmpty = spaces.list?.query.total === 0
  const newSpace = (
    <Button kind="primary" icon={<PlusIcon />} refusal={refusal} onClick={create}>
      New space
    </Button>
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
              onSearch={(name) => void navigate(spacesPath({ name }), { replace: true })}
            />
            {newSpace}
          </>
        )}
      </PageBar>
      {spaces.isWaiting && <TopProgress />}
      {creating && <NewSpace onDone={() => setCreating(false)} />}
      {isEmpty ? (
        !creating && <NoSpaces action={newSpace} />
      ) : (
        <SpacesFound spaces={spaces} search={search} />
      )}
    </>
  )
}

/** What there is to see of the list: all of it, its last state, or why there is nothing. */
function SpacesFound({ spaces, search }: { spaces: Spaces; search: Required<ListQuery> }) {
  const { list, error, retry } = spaces
  const again = <Button onClick={retry}>Try again</Button>
  if (error !== null && list === undefined) {
    return (
      <EmptyState title="The spaces could not be read" action={again}>
        <p>{error.message}</p>
      </EmptyState>
    )
  }
  if (list?.spaces.length === 0) {
    return (
      <EmptyState title="No such space" action={<Link to={spacesPath()}>See all spaces</Link>}>
        <p>
          {search.name === '' ? (
            `There is no page ${search.page}.`
          ) : (
            <>
              No name contains “<bdi>{search.name}</bdi>”.
            </>
          )}
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      {error !== null && hasAnswered(error) && (
        <Notice action={again}>This is the last list that could be read. {error.message}</Notice>
      )}
      <SpaceListing spaces={list?.spaces} />
      {list && (
        <Pager
          info={list.query}
          page={search.page}
          pageSize={MAX_LENGTH}
          pathOf={(page) => spacesPath({ ...search, page })}
        />
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
