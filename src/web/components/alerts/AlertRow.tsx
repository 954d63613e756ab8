import { Link } from 'react-router'
import type { ListedAlert } from '#api/alerts.ts'
import { alertPath } from '#web/paths.ts'
import { AlertMark } from './AlertMark.tsx'
import css from './AlertRow.module.css'
import { alertState } from './alertState.ts'
import { spanText } from '#chart/spanText.ts'
import { conditionText } from './conditionText.ts'
import { namesText } from '../page/namesText.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  alert: ListedAlert
  /** Whether it is selected; left out where nothing can be. */
  selected: boolean | undefined
  onSelect: (selected: boolean) => void
}

/** An alert of the list: how it stands, what it looks at, and who is told. */
export function AlertRow({ alert, selected, onSelect }: Props) {
  const { id, name, conditions, services } = alert
  const timed = useWithTime()
  return (
    <li className={css.row}>
      <div className={css.first}>
        {selected !== undefined && (
          <label className={css.tick}>
            <input
              type="checkbox"
              aria-label={`Select ${name}`}
              checked={selected}
              onChange={(event) => onSelect(event.target.checked)}
            />
          </label>
        )}
        <Link to={timed(alertPath(id))} className={css.name} title={name}>
          <bdi>{name}</bdi>
        </Link>
      </div>
      <Standing alert={alert} />
      <ul className={css.conditions} aria-label={`Conditions of ${name}`}>
        {conditions.map((condition) => (
          <li key={condition.id} title={conditionText(condition)}>
            <bdi>{conditionText(condition)}</bdi>
          </li>
        ))}
      </ul>
      <span className={css.services} data-none={services.length === 0 || undefined}>
        {services.length === 0 ? 'Nobody is told' : namesText(services.map(({ title }) => title))}
      </span>
    </li>
  )
}

function Standing({ alert }: { alert: ListedAlert }) {
  const now = useNow()
  const zone = usePageZone()
  const { standing } = alert
  if (standing === undefined) return <span />
  const state = alertState(alert, standing, now)
  const { streams, stream_count } = standing
  const more = stream_count - Math.min(2, streams.length)
  return (
    <span className={css.standing}>
      <AlertMark state={state} />
      {state.kind === 'firing' && (
        <bdi className={css.streams} title={streams.join('\n')}>
          {streams.slice(0, 2).join(', ')}
          {more > 0 && ` and ${more} more`}
        </bdi>
      )}
      {state.failure !== null && <span className={css.missed}>{state.failure}</span>}
      {state.missed !== null && (
        <span className={css.missed}>Missed {spanText(state.missed.from, state.missed.to, zone)}</span>
      )}
    </span>
  )
}
