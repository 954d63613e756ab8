import css from './FiringCount.module.css'
import { alertsOf } from './firingAlerts.ts'
import { useFiring } from './useFiring.ts'

/** How many alerts fire, on the way to them. */
export default function FiringCount() {
  const { length } = alertsOf(useFiring())
  if (length === 0) return null
  return (
    <span className={css.count} title={`${length} firing`}>
      {length}
      <span className="visually-hidden"> firing</span>
    </span>
  )
}
