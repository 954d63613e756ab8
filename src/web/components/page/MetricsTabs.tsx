import { NavLink } from 'react-router'
import { metricsPath, sourcesPath } from '#web/paths.ts'
import css from './MetricsTabs.module.css'
import { useWithTime } from './useWithTime.ts'

/** The two ways to what is measured: by metric, and by source. */
export function MetricsTabs() {
  const timed = useWithTime()
  return (
    <nav aria-label="What is measured" className={css.tabs}>
      <NavLink to={timed(metricsPath())} className={css.tab}>
        Metrics
      </NavLink>
      <NavLink to={timed(sourcesPath())} className={css.tab}>
        Sources
      </NavLink>
    </nav>
  )
}
