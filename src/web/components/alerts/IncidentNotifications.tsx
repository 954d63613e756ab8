import { useState } from 'react'
import { type AlertIncident, type AlertNotification, incidentNotificationList } from '#api/alertIncidents.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { SERVICE_TYPES } from '#api/serviceTypes.ts'
import { timeText } from '#chart/timeText.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import css from './IncidentNotifications.module.css'
import { Outcome } from '../settings/Outcome.tsx'
import { usePageZone } from '../viewing/usePageZone.ts'

const EVENTS = { trigger: 'that it fires', clear: 'that it cleared', test: 'of a test' } as const
const FEW = 20
/** While something is under way, it is looked at again so often, ms. */
const AGAIN = 3_000

/** Who was told of an incident, the newest first, and what came of each try. */
export function IncidentNotifications({
  alertId: id,
  incident,
}: {
  alertId: number
  incident: Pick<AlertIncident, 'id' | 'cleared_at'>
}) {
  const [length, setLength] = useState(FEW)
  const { data, error, refetch } = useQuery({
    ...q(incidentNotificationList, { params: { id, incident_id: incident.id }, query: { length } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      incident.cleared_at === null || state.data?.notifications.some((each) => each.state === 'waiting')
        ? AGAIN
        : false,
  })
  if (error !== null && data === undefined) {
    return (
      <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
        {`Who was told could not be read. ${error.message}`}
      </Notice>
    )
  }
  if (data === undefined) return null
  const { notifications, query } = data
  if (notifications.length === 0) return <p className={css.none}>Nobody was told of this incident.</p>
  return (
    <>
      <ul aria-label="Who was told" className={css.rows}>
        {notifications.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} />
        ))}
      </ul>
      {query.found > notifications.length && (
        <Notice
          tone="plain"
          action={length < MAX_LENGTH && <Button onClick={() => setLength(MAX_LENGTH)}>Show more</Button>}
        >
          {`The last ${notifications.length} of ${query.found}.`}
        </Notice>
      )}
    </>
  )
}

function NotificationRow({ notification }: { notification: AlertNotification }) {
  const zone = usePageZone()
  const { event, service, state, created_at, attempts } = notification
  return (
    <li className={css.row}>
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
              <time>{timeText(attempted_at, zone, 1)}</time> {arrived ? 'arrived' : 'did not arrive'} after{' '}
              {Math.round(duration_ms)} ms{answer !== '' && ': '}
              <bdi>{answer}</bdi>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
