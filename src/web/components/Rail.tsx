import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { annotationsPath, homePath, metricsPath, spacesPath } from '#web/paths.ts'
import { openPalette } from '#web/stores/overlay.ts'
import { AnnotationsIcon, MetricsIcon, SearchIcon, SpacesIcon } from '#web/ui/icons.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { keyText } from './keyText.ts'
import { Mark } from './Mark.tsx'
import css from './Rail.module.css'

interface Place {
  label: string
  to: string
  icon: ReactNode
}

/** The places of the page, in the order of the rail. */
const PLACES: readonly Place[] = [
  { label: 'Spaces', to: spacesPath(), icon: <SpacesIcon /> },
  { label: 'Metrics', to: metricsPath(), icon: <MetricsIcon /> },
  { label: 'Annotations', to: annotationsPath(), icon: <AnnotationsIcon /> },
]

/** The slim rail at the left; on a phone the bar at the bottom, where the thumb is. */
export function Rail() {
  return (
    <header className={css.rail}>
      <Link to={homePath()} className={css.mark} aria-label="Poise, home">
        <Mark />
      </Link>
      <nav aria-label="Main" className={css.places}>
        {PLACES.map((place) => (
          <NavLink key={place.to} to={place.to} className={css.place}>
            {place.icon}
            {place.label}
          </NavLink>
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
