import { Link } from 'react-router'
import type { ListedStream } from '#api/annotations.ts'
import { annotationPath } from '#web/paths.ts'
import { whenText } from './annotationText.ts'
import { MarkShape } from './MarkShape.tsx'
import css from './StreamListing.module.css'
import { useNow } from '../page/useNow.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

/** Annotation streams in rows, each with its newest event. */
export function StreamListing({ streams }: { streams: readonly ListedStream[] }) {
  const zone = usePageZone()
  const now = useNow()
  const timed = useWithTime()
  if (streams.length === 0) return null
  return (
    <ul aria-label="Annotation streams" className={css.rows}>
      {streams.map(({ name, display_name, newest }) => (
        <li key={name} className={css.row}>
          <MarkShape stream={name} />
          <Link to={timed(annotationPath(name))} className={css.name} title={name}>
            <bdi>{display_name || name}</bdi>
          </Link>
          {newest ? (
            <>
              <bdi className={css.newest}>{newest.title}</bdi>
              <time className={css.when}>{whenText(newest, zone, now)}</time>
            </>
          ) : (
            <span className={css.newest}>No event</span>
          )}
        </li>
      ))}
    </ul>
  )
}
