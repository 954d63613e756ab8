import type { AlertNotification } from '#api/alertIncidents.ts'
import { SERVICE_TYPES } from '#api/serviceTypes.ts'
import { timeText } from '#chart/timeText.ts'
import css from './NotificationListing.module.css'
import { Outcome } from '../settings/Outcome.tsx'
import { usePageZone } from '../viewing/usePageZone.ts'

const EVENTS = { trigger: 'that it fires', clear: 'that it cleared', test: 'of a test' } as const

/** Who was told of an incident, and what came of each try. */
export function NotificationListing({ notifications }: { notifications: readonly AlertNotification[] }) {
  const zone = usePageZone()
  if (notifications.length === 0) return <p className={css.none}>Nobody was told of this incident.</p>
  return (
    <ul aria-label="Who was told" className={css.rows}>
      {notifications.map(({ id, event, service, state, created_at, attempts }) => (
        <li key={id} className={css.row}>
          <Outcome state={state} />
          <span>
            <bdi className={css.service}>{service.title}</bdi>{' '}
            <span className={css.faint}>{SERVICE_TYPES[service.type].label}</span> {EVENTS[event]}{' '}
            <time className={css.faint}>{timeText(created_at, zone)}</time>
          </span>
          {attempts.length > 0 && (
            <ol aria-label={`Tries to tell ${service.title}`} className={css.attempts}>
              {attempts.map(({ attempted_at, duration_ms, arrived, answer }) => (
                <li key={attempted_at}>
                  <time>{timeText(attempted_at, zone, 1)}</time> {arrived ? 'arrived' : 'did not arrive'}{' '}
                  after {Math.round(duration_ms)} ms{answer !== '' && ': '}
                  <bdi>{answer}</bdi>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  )
}
