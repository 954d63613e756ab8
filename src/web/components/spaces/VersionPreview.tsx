import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { spaceDocumentView } from '#api/spaceDocument.ts'
import type { Space } from '#api/spaces.ts'
import { type SpaceVersion, spaceVersionRestore, spaceVersionView } from '#api/spaceVersions.ts'
import { timeText } from '#chart/timeText.ts'
import { spaceChanges } from '#space/changes.ts'
import { q, useQuery, useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { ChangeList } from './ChangeList.tsx'
import { ChartPreviews } from './ChartPreviews.tsx'
import { quoted } from '../page/quoted.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { READ_OF_A_SPACE, useWayBack } from './useWayBack.ts'
import { useWithTime } from '../page/useWithTime.ts'
import css from './VersionPreview.module.css'

interface Props {
  space: Space
  number: number
  /** What was done and by whom, where it is among those that were read. */
  version: SpaceVersion | undefined
}

/** A space as it was: its charts then, what bringing it back would change, and the way to do so. */
export function VersionPreview({ space, number, version }: Props) {
  const { id } = space
  const navigate = useNavigate()
  const timed = useWithTime()
  const zone = usePageZone()
  const then = useQuery(q(spaceVersionView, { params: { id, number } }))
  const now = useQuery(q(spaceDocumentView, { params: { id } }))
  const changes = useMemo(
    () => (then.data && now.data ? spaceChanges(now.data, then.data) : undefined),
    [then.data, now.data],
  )
  const offerBack = useWayBack(id)
  const restore = useWrite(spaceVersionRestore, {
    invalidates: READ_OF_A_SPACE,
    onSuccess: ({ version: made }) => {
      const name = quoted(then.data?.name ?? space.name)
      void offerBack(`${name} is as it was in version ${number}`, made)
    },
  })
  const leave = () => void navigate(timed(spacePath(id)))
  const error = then.error ?? now.error
  const refusal = useRefusal(spaceVersionRestore)
  if (error !== null && (then.data === undefined || changes === undefined)) {
    return (
      <Notice>
        {error.status === 404
          ? 'This version is not kept any more.'
          : `It could not be read. ${error.message}`}
      </Notice>
    )
  }
  if (then.data === undefined || changes === undefined) return <TopProgress />
  return (
    <section aria-label={`Version ${number}`} className={css.version}>
      <header className={css.head}>
        <div>
          <h2 className={css.title}>Version {number}</h2>
          {version && (
            <p className={css.done}>
              {`${version.what}, ${timeText(version.created_at, zone)}`}
              {version.created_by !== null && (
                <>
                  {' by '}
                  <bdi>{version.created_by}</bdi>
                </>
              )}
            </p>
          )}
        </div>
        <Button
          kind="primary"
          busy={restore.isPending}
          refusal={changes.length === 0 ? 'This is the space as it is now.' : refusal}
          onClick={() => restore.mutate({ params: { id, number } }, { onSuccess: leave })}
        >
          Restore this version
        </Button>
      </header>
      {restore.error && <Notice>{`Not restored: ${restore.error.message}`}</Notice>}
      <div className={css.changes}>
        {changes.length > 0 && <h3 className={css.caption}>Restoring it changes</h3>}
        <ChangeList changes={changes} most={12} none="This is the space as it is now." />
      </div>
      <ChartPreviews label={`Charts of version ${number}`} charts={then.data.charts} />
      {then.data.charts.length === 0 && <p className={css.changes}>There were no charts.</p>}
    </section>
  )
}
