import { type ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { alertsPath, annotationsPath, homePath, metricsPath, sourcesPath, spacesPath } from '#web/paths.ts'
import { openPalette } from '#web/stores/overlay.ts'
import { AlertsIcon, AnnotationsIcon, MetricsIcon, SearchIcon, SpacesIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { afterCharts } from '../charts/afterCharts.ts'
import { keyText } from '../page/keyText.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { Mark } from './Mark.tsx'
import css from './Rail.module.css'
import { withTime } from '../page/withTime.ts'

interface Place {
  label: string
  to: string
  /** Another address that belongs to it. */
  also?: string
  icon: ReactNode
  /** What is over the edge of its icon. */
  count?: ReactNode
}

const FiringCount = late(async () => {
  await afterCharts()
  return import('../charts/FiringCount.tsx')
})

/** The places of the page, in the order of the rail. */
const PLACES: readonly Place[] = [
  { label: 'Spaces', to: spacesPath(), icon: <SpacesIcon /> },
  { label: 'Metrics', to: metricsPath(), also: sourcesPath(), icon: <MetricsIcon /> },
  { label: 'Alerts', to: alertsPath(), icon: <AlertsIcon />, count: <FiringCount /> },
  { label: 'Annotations', to: annotationsPath(), icon: <AnnotationsIcon /> },
]

/** The slim rail at the left; on a phone the bar at the bottom, where the thumb is. */
export function Rail() {
  const { pathname, search } = useLocation()
  return (
    <header className={css.rail}>
      <Link to={withTime(homePath(), search)} className={css.mark} aria-label="Poise, home">
        <Mark />
      </Link>
      <nav aria-label="Main" className={css.places}>
        {PLACES.map((place) => (
          <div key={place.to} className={css.at}>
            <Link
              to={withTime(place.to, search)}
              className={css.place}
              aria-current={isAt(place, pathname) ? 'page' : undefined}
            >
              {place.icon}
              {place.label}
            </Link>
            <LateBoundary>{place.count}</LateBoundary>
          </div>
        ))}
      </nav>
      <button
        type="button"
        className={`${css.place} ${css.search}`}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Search everything: Ctrl K, or /"
        onClick={openPalette}
      >
        <SearchIcon />
        Search
        <span className={css.key} aria-hidden>
          <Kbd>{keyText('Mod+k').join('')}</Kbd>
        </span>
      </button>
      <AccountMenu />
    </header>
  )
}

const isAt = ({ to, also = to }: Place, pathname: string): boolean =>
  [to, also].some((path) => pathname === path || pathname.startsWith(`${path}/`))
