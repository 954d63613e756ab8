import { NavLink } from 'react-router'
import { jobsPath, servicesPath, snapshotsPath, tokensPath } from '#web/paths.ts'
import css from './MetricsTabs.module.css'
import { useWithTime } from './useWithTime.ts'

const TABS = [
  ['Services', servicesPath()],
  ['Tokens', tokensPath()],
  ['Snapshots', snapshotsPath()],
  ['Jobs', jobsPath()],
] as const

/** What admins look after: who is told of alerts, who may come in, and what goes on. */
export function SettingsTabs() {
  const timed = useWithTime()
  return (
    <nav aria-label="Settings" className={css.tabs}>
      {TABS.map(([label, path]) => (
        <NavLink key={path} to={timed(path)} className={css.tab}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
