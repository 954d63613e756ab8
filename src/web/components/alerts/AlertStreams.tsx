import type { AlertStream } from '#api/alertIncidents.ts'
import { type Alert, alertClear } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { significantText } from '#chart/numberText.ts'
import { timeText } from '#chart/timeText.ts'
import { ageText } from '../page/age.ts'
import css from './AlertStreams.module.css'
import { conditionText } from './conditionText.ts'
import { streamText } from './streamText.ts'
import { useAlertWrites } from './useAlertWrites.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

interface Props {
  alert: Alert
  streams: readonly AlertStream[]
  found: number
  isFiring: boolean
}

/** How each stream of an alert stands right now, those that violate first, then those that may soon. */
export function AlertStreams({ alert, streams, found, isFiring }: Props) {
  const { busy, resolveStream } = useAlertWrites()
  const mayNotClear = useRefusal(alertClear)
  const isApart = isFiring && alert.rearm_per_signal
  const now = useNow()
  const zone = usePageZone()
  const several = alert.conditions.length > 1
  const conditionOf = (id: number) => alert.conditions.find((one) => one.id === id)
  const textOf = (id: number) => {
    const condition = conditionOf(id)
    return condition === undefined ? '' : conditionText(condition)
  }
  return (
    <div className={css.frame}>
      <table className={css.table}>
        <caption className="visually-hidden">Streams now</caption>
        <thead>
          <tr>
            <th scope="col">Stream</th>
            <th scope="col">State</th>
            <th scope="col" className={css.number}>
              Value
            </th>
            <th scope="col">Last measured</th>
            {several && <th scope="col">Condition</th>}
            {isApart && (
              <th scope="col">
                <span className="visually-hidden">Resolve</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {streams.map((stream) => {
            const { name, condition, state, value, last_time, pending, resolved } = stream
            return (
              <tr key={`${condition} ${name}`}>
                <th scope="row" title={name}>
                  <bdi>{name}</bdi>
                </th>
                <td className={css.state} data-state={resolved || pending !== null ? 'soon' : state}>
                  {streamText(stream, conditionOf(condition), now)}
                </td>
                <td className={css.number}>{value === null ? '–' : significantText(value)}</td>
                <td>
                  <time title={timeText(last_time, zone)}>{ageText(now - last_time)} ago</time>
                </td>
                {several && (
                  <td className={css.condition} title={textOf(condition)}>
                    <bdi>{textOf(condition)}</bdi>
                  </td>
                )}
                {isApart && (
                  <td>
                    {state !== 'ok' && !resolved && (
                      <Button
                        kind="quiet"
                        aria-label={`Resolve ${name}`}
                        refusal={mayNotClear}
                        busy={busy}
                        onClick={() => void resolveStream(alert, name)}
                      >
                        Resolve
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {found > streams.length && (
        <p className={css.more}>{`The first ${streams.length} of ${found.toLocaleString('en')} streams.`}</p>
      )}
    </div>
  )
}
