import { Link } from 'react-router'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { endOf } from '#chart/annotationMarks.ts'
import { useSession } from '#web/api/useSession.ts'
import { annotationPath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import css from './AnnotationCard.module.css'
import { spanText } from '#chart/spanText.ts'
import { useNow } from '../page/useNow.ts'
import { useWithTime } from '../page/useWithTime.ts'
import { EventDetails } from './EventDetails.tsx'
import { MarkShape } from './MarkShape.tsx'

interface Props {
  id: string
  /** Those of one mark, by their start. */
  events: readonly StreamEvent[]
  zone: string
  onZoom: (from: number, to: number) => void
}

/** Events in the list; of more the newest, for the rest there is the zoom. */
const MOST = 100
/** Seconds around what is zoomed to, at the least: an event is understood by what was before and after. */
const AROUND = 60

/** What a mark stands for: one event in full, or the list of those that had no room for marks of their own. */
export function AnnotationCard({ id, events, zone, onZoom }: Props) {
  const [first] = events
  const last = events.at(-1)
  const now = useNow()
  if (first === undefined || last === undefined) return null
  const zoom = () => onZoom(...around(first.start_time, Math.max(...events.map(endOf))))
  const listed = events.slice(-MOST).toReversed()
  return (
    // The browser's own dialog does not hang on a button.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div id={id} role="dialog" aria-label={first === last ? first.title : 'Annotations'} className={css.card}>
      {first === last ? (
        <>
          <EventDetails event={first} zone={zone} />
          <StreamLink event={first} />
        </>
      ) : (
        <>
          <div className={css.head}>
            <p>
              <strong>{events.length} annotations</strong>{' '}
              <span className={css.span}>
                {spanText(first.start_time, Math.max(...events.map(endOf)), zone, now)}
              </span>
            </p>
            <Button kind="plain" onClick={zoom}>
              Zoom to these
            </Button>
          </div>
          {/* What scrolls must be reachable without a pointer. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className={css.list} tabIndex={0} aria-label={`${events.length} annotations, newest first`}>
            {listed.map((event) => (
              <li key={event.id}>
                <EventDetails event={event} zone={zone} />
                <StreamLink event={event} />
              </li>
            ))}
          </ul>
          {events.length > MOST && (
            <p className={css.more}>{`${events.length - MOST} earlier ones: zoom to see them.`}</p>
          )}
        </>
      )}
    </div>
  )
}

function StreamLink({ event: { name, display_name } }: { event: StreamEvent }) {
  const timed = useWithTime()
  const stream = (
    <>
      <MarkShape stream={name} />
      <bdi>{display_name || name}</bdi>
    </>
  )
  if (useSession() === null) return <span className={css.stream}>{stream}</span>
  return (
    <Link to={timed(annotationPath(name))} className={css.stream}>
      {stream}
    </Link>
  )
}

function around(from: number, to: number): [number, number] {
  const margin = Math.max(AROUND, Math.ceil((to - from) / 10))
  return [Math.max(0, from - margin), to + margin]
}
