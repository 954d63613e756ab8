import { Link } from 'react-router'
import type { SpaceVersion } from '#api/spaceVersions.ts'
import { timeText } from '#chart/timeText.ts'
import { spaceHistoryPath } from '#web/paths.ts'
import { ageText } from '../page/age.ts'
import { ChangeList } from './ChangeList.tsx'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useWithTime } from '../page/useWithTime.ts'
import css from './VersionList.module.css'

interface Props {
  spaceId: number
  /** The newest first. */
  versions: readonly SpaceVersion[]
  /** Which page of them it is, from 1. */
  page: number
  /** The version that is shown beside the list. */
  shown: number | undefined
}

/** How many changes of a version its row tells. */
const TOLD = 4

/** The versions of a space in rows: what was done, by whom and when, and what that changed. */
export function VersionList({ spaceId, versions, page, shown }: Props) {
  const zone = usePageZone()
  const timed = useWithTime()
  const now = useNow()
  return (
    <ol aria-label="Versions, newest first" className={css.rows}>
      {versions.map(({ number, created_at, created_by, what, changes }) => (
        <li key={number} className={css.row}>
          <Link
            to={timed(spaceHistoryPath(spaceId, number, page))}
            className={css.what}
            aria-current={number === shown || undefined}
          >
            {what}
          </Link>
          <p className={css.when}>
            <time title={timeText(created_at, zone, 1)}>{`${ageText(now - created_at)} ago`}</time>
            {created_by !== null && (
              <>
                {' by '}
                <bdi>{created_by}</bdi>
              </>
            )}
          </p>
          <ChangeList changes={changes} most={TOLD} />
        </li>
      ))}
    </ol>
  )
}
