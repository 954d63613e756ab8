import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { spaceVersionList } from '#api/spaceVersions.ts'
import { spaceView } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { NoSpace } from '#web/components/spaces/NoSpace.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { TimeRangePicker } from '#web/components/viewing/TimeRangePicker.tsx'
import { useViewing } from '#web/components/viewing/useViewing.ts'
import { useWithTime } from '#web/components/page/useWithTime.ts'
import { VersionList } from '#web/components/spaces/VersionList.tsx'
import { VersionPreview } from '#web/components/spaces/VersionPreview.tsx'
import { spaceHistoryPath, spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './SpaceHistoryPage.module.css'

const PAGE = 25
const MOST = 100

/** `/spaces/:id/history`: what a space was after each of its changes; with a number, that version beside the list. */
export default function SpaceHistoryPage() {
  const { id: idText, number: numberText } = useParams()
  const [id, number] = [Number(idText), Number(numberText)]
  const timed = useWithTime()
  const [viewing, view] = useViewing()
  const [length, setLength] = useState(PAGE)
  const space = useQuery(q(spaceView, { params: { id } }))
  const { data, error, isPending, refetch } = useQuery({
    ...q(spaceVersionList, { params: { id }, query: { length } }),
    placeholderData: keepPreviousData,
  })
  const failure = space.error ?? error
  if (failure?.status === 404 || failure?.status === 400) {
    return <NoSpace isGone message={failure.message} />
  }
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
      {(isPending || space.isPending) && <TopProgress />}
      {failure !== null && (
        <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {`The history could not be read. ${failure.message}`}
        </Notice>
      )}
      <div className={css.page} data-chosen={number > 0 || undefined}>
        <div className={css.list}>
          {data && <VersionList spaceId={id} versions={data.versions} shown={shown} />}
          {data?.versions.length === 0 && (
            <p className={css.none}>No change was kept yet: the next one begins the history.</p>
          )}
          {data && data.query.total > data.versions.length && (
            <Notice
              tone="plain"
              action={length < MOST && <Button onClick={() => setLength(MOST)}>Show earlier ones</Button>}
            >
              {`The newest ${data.versions.length} of ${data.query.total} versions.`}
            </Notice>
          )}
        </div>
        {number > 0 && (
          <Link to={timed(spaceHistoryPath(id))} className={css.back}>
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
