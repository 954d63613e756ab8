import { Link } from 'react-router'
import type { AlertState } from '#api/alerts.ts'
import { type AlertsQuery, alertsPath } from '#web/paths.ts'
import css from './AlertStateTabs.module.css'
import { STATE_NAMES, STATES } from './alertsQuery.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  search: AlertsQuery
  /** How many are in each state, of those that the search finds. */
  counts: Readonly<Record<AlertState, number>>
}

/** How many alerts stand in which way, each the way to them alone. */
export function AlertStateTabs({ search: { name, state }, counts }: Props) {
  const timed = useWithTime()
  const all = STATES.reduce((sum, one) => sum + counts[one], 0)
  const tab = (one: AlertState | undefined, label: string, count: number) => (
    <Link
      key={label}
      to={timed(alertsPath({ name, state: one }))}
      className={css.tab}
      data-state={count > 0 ? one : undefined}
      aria-current={state === one ? 'page' : undefined}
    >
      {label} <span className={css.count}>{count.toLocaleString('en')}</span>
    </Link>
  )
  return (
    <nav aria-label="How they stand" className={css.tabs}>
      {tab(undefined, 'All', all)}
      {STATES.filter((one) => counts[one] > 0 || one === state).map((one) =>
        tab(one, STATE_NAMES[one], counts[one]),
      )}
    </nav>
  )
}
