import { useRef, useState } from 'react'
import { useHotkeys } from '@mantine/hooks'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { MAX_LENGTH } from '#api/pagination.ts'
import { spaceCreate } from '#api/spaces.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { FirstMeasurement } from '#web/components/FirstMeasurement.tsx'
import { NewSpace } from '#web/components/NewSpace.tsx'
import { PageBar } from '#web/components/PageBar.tsx'
import { Pager } from '#web/components/Pager.tsx'
import { SpaceListing } from '#web/components/SpaceListing.tsx'
import { SpaceSearch } from '#web/components/SpaceSearch.tsx'
import { useSpaces } from '#web/components/useSpaces.ts'
import { readSpacesSearch, spacesPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './SpacesPage.module.css'

/** `/spaces`: all spaces by name, found by typing. */
export default function SpacesPage() {
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const search = readSpacesSearch(address)
  const spaces = useSpaces(search)
  const [creating, setCreating] = useState(false)
  const refusal = useRefusal(spaceCreate)
  const searchField = useRef<HTMLInputElement>(null)
  const create = () => refusal === undefined && setCreating(true)
  useHotkeys([
    ['/', () => searchField.current?.focus()],
    ['n', create],
  ])

  const { list, error } = spaces
  const isEmpty = list !== undefined && list.query.total === 0
  const newSpace = (
    <Button kind="primary" icon={<PlusIcon />} refusal={refusal} onClick={create}>
      New space
    </Button>
  )
  return (
    <>
      <PageBar title="Spaces">
        <SpaceSearch
          ref={searchField}
          name={search.name}
          onSearch={(name) => void navigate(spacesPath({ name }), { replace: true })}
        />
        {newSpace}
      </PageBar>
      {spaces.isWaiting && <TopProgress />}
      {error !== null && list !== undefined && (
        <Notice action={<Button onClick={spaces.retry}>Try again</Button>}>
          This is the last list that could be read. {error.message}
        </Notice>
      )}
      {creating && <NewSpace onDone={() => setCreating(false)} />}
      {error !== null && list === undefined ? (
        <div className={css.message}>
          <EmptyState
            title="The spaces could not be read"
            action={<Button onClick={spaces.retry}>Try again</Button>}
          >
            <p>{error.message}</p>
          </EmptyState>
        </div>
      ) : isEmpty ? (
        <div className={css.message}>{!creating && <NoSpaces action={newSpace} />}</div>
      ) : list?.spaces.length === 0 ? (
        <div className={css.message}>
          <EmptyState
            title="No such space"
            action={<Link to={spacesPath()}>See all {list.query.total} spaces</Link>}
          >
            <p>
              {search.name === '' ? `There is no page ${search.page}.` : `No name contains “${search.name}”.`}
            </p>
          </EmptyState>
        </div>
      ) : (
        <>
          <SpaceListing spaces={list?.spaces} />
          {list && (
            <Pager
              info={list.query}
              page={search.page}
              pageSize={MAX_LENGTH}
              pathOf={(page) => spacesPath({ ...search, page })}
            />
          )}
          <p className={css.keys}>
            <Kbd>/</Kbd> find <Kbd>n</Kbd> new <Kbd>↑</Kbd> <Kbd>↓</Kbd> move <Kbd>Enter</Kbd> open
          </p>
        </>
      )}
    </>
  )
}

function NoSpaces({ action }: { action: React.ReactNode }) {
  return (
    <EmptyState title="No spaces yet" action={action}>
      <p>A space is a page of charts that belong together, such as one service or one incident.</p>
      <p>
        No measurements yet either? This sends the first one; whatever speaks to Librato can send here as
        well, once its host name is changed to this server’s.
      </p>
      <FirstMeasurement />
    </EmptyState>
  )
}
