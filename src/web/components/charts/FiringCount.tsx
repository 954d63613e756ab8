import { Link } from 'react-router'
import { alertsPath } from '#web/paths.ts'
import { useWithTime } from '../page/useWithTime.ts'
import css from './FiringCount.module.css'
import { useFiring } from './useFiring.ts'

/** How many alerts fire, and the way to them alone. */
export default function FiringCount() {
  const timed = useWithTime()
  const { count } = useFiring()
  if (count === 0) return null
  return (
    <Link to={timed(alertsPath({ state: 'triggered' }))} className={css.way} title={`${count} firing`}>
      <span className={css.count}>{count}</span>
      <span className="visually-hidden"> firing</span>
    </Link>
  )
}
