import { Link, useParams, useSearchParams } from 'react-router'
import { spaceVersionList } from '#api/spaceVersions.ts'
import { spaceView } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { NoSpace } from '#web/components/spaces/NoSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { Pager } from '#web/components/page/Pager.tsx'
import { TimeRangePicker } from '#web/components/viewing/TimeRangePicker.tsx'
import { useViewing } from '#web/components/viewing/useViewing.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { VersionList } from '#web/components/spaces/VersionList.tsx'
import { VersionPreview } from '#web/components/spaces/VersionPreview.tsx'
import { readListQuery, spaceHistoryPath, spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './SpaceHistoryPage.module.css'

const PAGE = 25

/** `/spaces/:id/history`: what a space was after each of its changes; with a number, that version beside the list. */
export default function SpaceHistoryPage() {
  const { id = '', number } = useParams()
  return <HistoryShown key={id} id={Number(id)} number={Number(number)} />
}

function HistoryShown({ id, number }: { id: number; number: number }) {
  const timed = useWithTime()
  const [viewing, view] = useViewing()
  const [address] = useSearchParams()
  const { page } = readListQuery(address)
  const space = useQuery(q(spaceView, { params: { id } }))
  const query = { offset: (page - 1) * PAGE, length: PAGE }
  const versions = useQuery({
    ...q(spaceVersionList, { params: { id }, query }),
    placeholderData: keepPreviousData,
  })
  const { data } = versions
  const failure = space.error ?? versions.error
  if (failure?.status === 404 || failure?.status === 400) {
    return <NoSpace isGone message={failure.message} />
  }
  const retry = () => void Promise.all([space.refetch(), versions.refetch()])
  const shown = number > 0 ? number : data?.versions[0]?.number
  const name = space.data?.name
  return (
    <>
      <PageBar
        title={name === undefined ? 'History' : `History of ${name}`}
        heading={
          <>
            <Link to={timed(spacePath(id))} className={css.space}>
              <bdi>{name}</bdi>
            </Link>
            {' · History'}
          </>
        }
      >
        <TimeRangePicker viewing={viewing} view={view} />
      </PageBar>
      {(versions.isPending || space.isPending) && <TopProgress />}
      {failure !== null && (
        <Notice action={<Button onClick={retry}>Try again</Button>}>
          {`The history could not be read. ${failure.message}`}
        </Notice>
      )}
      <div className={css.page} data-chosen={number > 0 || undefined}>
        <div className={css.list}>
          {data && <VersionList spaceId={id} versions={data.versions} page={page} shown={shown} />}
          {data?.versions.length === 0 && (
            <p className={css.none}>No change was kept yet: the next one begins the history.</p>
          )}
          {data && (
            <Pager
              info={data.query}
              page={page}
              pageSize={PAGE}
              pathOf={(other) => timed(spaceHistoryPath(id, number || undefined, other))}
            />
          )}
        </div>
        {number > 0 && (
          <Link to={timed(spaceHistoryPath(id, undefined, page))} className={css.back}>
            All versions
          </Link>
        )}
        <div className={css.shown}>
          {space.data && shown !== undefined && (
            <VersionPreview
              key={shown}
              space={space.data}
              number={shown}
              version={data?.versions.find((one) => one.number === shown)}
            />
          )}
        </div>
      </div>
    </>
  )
}
