import { Link } from 'react-router'
import type { ListedAlert } from '#api/alerts.ts'
import { alertPath } from '#web/paths.ts'
import { RowTick } from '#web/ui/RowTick.tsx'
import { AlertMark } from './AlertMark.tsx'
import css from './AlertRow.module.css'
import { alertState } from './alertState.ts'
import { spanText } from '#chart/spanText.ts'
import { conditionText } from './conditionText.ts'
import { mutedText } from './mutedText.ts'
import { isolated } from '../page/quoted.ts'
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
          <RowTick label={`Select ${name}`} checked={selected} onChange={onSelect} />
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
        {services.length === 0 ? 'Nobody is told' : namesText(services.map(({ title }) => isolated(title)))}
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
  const { muted_until } = standing
  return (
    <span className={css.standing}>
      <AlertMark state={state} />
      {state.kind === 'triggered' && <Streams names={standing.streams} count={standing.stream_count} />}
      {state.kind === 'pending' && standing.pending !== null && (
        <Streams names={[standing.pending.stream]} count={standing.pending.stream_count} />
      )}
      {muted_until !== null && <span className={css.streams}>{mutedText(muted_until, zone, now)}</span>}
      {state.failure !== null && <span className={css.missed}>{state.failure}</span>}
      {state.missed !== null && (
        <span className={css.missed}>Missed {spanText(state.missed.from, state.missed.to, zone)}</span>
      )}
    </span>
  )
}

/** The first of some streams, and how many more there are. */
function Streams({ names, count }: { names: readonly string[]; count: number }) {
  const few = names.slice(0, 2)
  const more = count - few.length
  return (
    <bdi className={css.streams} title={names.join('\n')}>
      {few.join(', ')}
      {more > 0 && ` and ${more} more`}
    </bdi>
  )
}
