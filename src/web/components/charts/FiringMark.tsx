import { Link } from 'react-router'
import type { Chart } from '#api/charts.ts'
import { alertPath, alertsPath } from '#web/paths.ts'
import { WarningIcon } from '#web/ui/icons.tsx'
import css from './FiringMark.module.css'
import { alertsOf, incidentsOn } from './firingAlerts.ts'
import { useFiring } from './useFiring.ts'

/** On a chart whose metrics have an alert that fires: its name, and the way to it. */
export default function FiringMark({ streams }: Pick<Chart, 'streams'>) {
  const [first, ...others] = alertsOf(incidentsOn(streams, useFiring().incidents))
  if (first === undefined) return null
  const names = [first, ...others].map(({ name }) => name).join(', ')
  return (
    <Link
      to={others.length === 0 ? alertPath(first.id) : alertsPath({ state: 'triggered' })}
      className={css.mark}
      data-firing
      title={`Firing: ${names}`}
      aria-label={`Firing: ${names}`}
    >
      <WarningIcon className={css.icon} />
      <bdi className={css.name}>{first.name}</bdi>
      {others.length > 0 && <span className={css.more}>+{others.length}</span>}
    </Link>
  )
}
