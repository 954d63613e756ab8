import { NavLink } from 'react-router'
import { metricsPath, sourcesPath } from '#web/paths.ts'
import css from './MetricsTabs.module.css'

/** The two ways to what is measured: by metric, and by source. */
export function MetricsTabs() {
  return (
    <nav aria-label="What is measured" className={css.tabs}>
      <NavLink to={metricsPath()} className={css.tab}>
        Metrics
      </NavLink>
      <NavLink to={sourcesPath()} className={css.tab}>
        Sources
      </NavLink>
    </nav>
  )
}
