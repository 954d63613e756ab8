import { Link } from 'react-router'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { endOf } from '#chart/annotationMarks.ts'
import { spacePath } from '#web/paths.ts'
import { lastSpace } from '#web/stores/recentSpaces.ts'
import { EventActions } from './EventActions.tsx'
import { EventDetails } from './EventDetails.tsx'
import css from './EventListing.module.css'
import { decodeViewing, encodeViewing } from '../viewing/spaceAddress.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  /** The name of the annotation stream. */
  stream: string
  /** Newest first. */
  events: readonly StreamEvent[]
}

/** Seconds before and after an event on the space that it is shown on. */
const AROUND = 1_800

/** The events of a stream, each with the way to what the charts of the last space showed at its time. */
export function EventListing({ stream, events }: Props) {
  const zone = usePageZone()
  const space = lastSpace()
  if (events.length === 0) return null
  return (
    <ol aria-label="Events, newest first" className={css.rows}>
      {events.map((event) => (
        <li key={event.id} className={css.row}>
          <EventDetails event={event} zone={zone} />
          {space !== undefined && (
            <Link
              to={spacePath(space, `?${viewingOf(stream, event)}`)}
              className={css.show}
              aria-label={`Show on space: ${event.title}`}
            >
              Show on space
            </Link>
          )}
          <EventActions event={event} />
        </li>
      ))}
    </ol>
  )
}

/** The query of a space that shows an event with what was before and after. */
function viewingOf(stream: string, event: StreamEvent): string {
  const around = Math.max(AROUND, endOf(event) - event.start_time)
  const fixed = { from: Math.max(0, event.start_time - around), to: endOf(event) + around }
  return encodeViewing({ ...decodeViewing(new URLSearchParams()), fixed, events: [stream] }).toString()
}
