import { useState } from 'react'
import { serviceNotificationList, type ServiceNotification } from '#api/serviceNotifications.ts'
import { timeText } from '#chart/timeText.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { ageText } from '../page/age.ts'
import { Outcome } from './Outcome.tsx'
import css from './ServiceHistory.module.css'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

const FEW = 10
const MOST = 100
/** While something is under way, it is looked at again so often, ms. */
const AGAIN = 3_000

const EVENTS: Record<ServiceNotification['event'], string> = {
  trigger: 'Fired',
  clear: 'Cleared',
  test: 'Test',
}

/** What a service was told, the newest first, with every try. */
export function ServiceHistory({ id }: { id: number }) {
  const [length, setLength] = useState(FEW)
  const { data, error, refetch } = useQuery({
    ...q(serviceNotificationList, { params: { id }, query: { length } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.notifications.some((each) => each.state === 'waiting') ? AGAIN : false,
  })
  return (
    <section aria-label="Notifications" className={css.history}>
      <h3 className={css.head}>Notifications</h3>
      {error !== null && (
        <Notice action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {`The notifications could not be read. ${error.message}`}
        </Notice>
      )}
      {data?.notifications.length === 0 && (
        <p className={css.word}>It was never told anything. Send a test to see whether it arrives.</p>
      )}
      {data && data.notifications.length > 0 && (
        <ol>
          {data.notifications.map((notification) => (
            <NotificationItem key={notification.id} notification={notification} />
          ))}
        </ol>
      )}
      {data && data.query.found > data.notifications.length && (
        <Notice
          tone="plain"
          action={length < MOST && <Button onClick={() => setLength(MOST)}>Show more</Button>}
        >
          {`The last ${data.notifications.length} of ${data.query.found}.`}
        </Notice>
      )}
    </section>
  )
}

function NotificationItem({ notification }: { notification: ServiceNotification }) {
  const { event, alert, state, created_at, due_at, attempts } = notification
  const now = useNow()
  const zone = usePageZone()
  const last = attempts.at(-1)
  return (
    <li className={css.item}>
      <p className={css.line}>
        <span>{EVENTS[event]}</span>
        {alert.id > 0 && <bdi className={css.alert}>{alert.name}</bdi>}
        <time
          className={css.when}
          title={timeText(created_at, zone, 1)}
        >{`${ageText(now - created_at)} ago`}</time>
      </p>
      <p className={css.line}>
        <Outcome state={state} />
        {last !== undefined && <bdi className={css.answer}>{last.answer}</bdi>}
        {due_at !== null && attempts.length > 0 && (
          <span className={css.when}>
            {due_at > now ? `tried again in ${ageText(due_at - now)}` : 'tried again now'}
          </span>
        )}
      </p>
      {attempts.length > 0 && (
        <details className={css.tries}>
          <summary>{attempts.length === 1 ? '1 try' : `${attempts.length} tries`}</summary>
          <ol>
            {attempts.map(({ attempted_at, duration_ms, answer }, index) => (
              // Tries only ever come behind the others.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={css.try}>
                <time>{timeText(attempted_at, zone, 1)}</time>
                <span>{`${Math.round(duration_ms)} ms`}</span>
                <bdi>{answer}</bdi>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}
