import { useEffect } from 'react'
import { useLocation, useMatch, useNavigate } from 'react-router'
import {
  alertsPath,
  annotationsPath,
  metricsPath,
  ROUTES,
  sourcesPath,
  spacePath,
  spacesPath,
} from '#web/paths.ts'
import { openPalette, showOverlay, useOverlay } from '#web/stores/overlay.ts'
import { EVERYWHERE, useKeys } from '#web/ui/useKeys.ts'
import { late } from '../page/late.ts'
import { LateBoundary, sayNotLoaded } from '../page/LateBoundary.tsx'
import { useWithTime } from '../page/useWithTime.ts'
import { readWall, WALL_SECONDS, withWall } from './wallAddress.ts'

const Palette = late(() => import('./Palette.tsx'))
const KeyHelp = late(() => import('./KeyHelp.tsx'))
const Wall = late(() => import('./Wall.tsx'))

const close = () => showOverlay(null)
const search = { label: 'Search', perform: openPalette }

/** What can lie over every screen, and the keys of every screen. */
export function FrameOverlays() {
  const navigate = useNavigate()
  const location = useLocation()
  const timed = useWithTime()
  const id = Number(useMatch(ROUTES.space)?.params.id)
  const isLeft = useOverlay(({ over }) => over !== location.pathname)
  const shown = useOverlay((overlay) => (isLeft ? null : overlay.shown))
  // Whoever comes back finds the page alone.
  useEffect(() => {
    if (isLeft) close()
  }, [isLeft])
  const wall = id > 0 ? readWall(new URLSearchParams(location.search)) : null
  const turnWall = () => {
    const query = withWall(location.search, wall === null ? WALL_SECONDS : null)
    void navigate(spacePath(id, query), { replace: wall !== null })
  }
  useKeys(
    {
      'Mod+k': search,
      '/': search,
      'g s': { label: 'Go to spaces', perform: () => void navigate(timed(spacesPath())) },
      'g m': { label: 'Go to metrics', perform: () => void navigate(timed(metricsPath())) },
      'g a': { label: 'Go to annotations', perform: () => void navigate(timed(annotationsPath())) },
      'g l': { label: 'Go to alerts', perform: () => void navigate(timed(alertsPath())) },
      'g o': { label: 'Go to sources', perform: () => void navigate(timed(sourcesPath())) },
      f: {
        label: 'Full screen',
        perform: () =>
          void import('./fullScreen.ts').then(({ toggleFullScreen }) => toggleFullScreen(), sayNotLoaded),
      },
      ...(id > 0 && { w: { label: 'Wall mode', perform: turnWall } }),
      '?': { label: 'Show these keys', perform: () => showOverlay('keys') },
    },
    EVERYWHERE,
  )
  return (
    <>
      {wall !== null && (
        <LateBoundary onFailed={turnWall}>
          <Wall id={id} wall={wall} onLeave={turnWall} />
        </LateBoundary>
      )}
      <LateBoundary key={shown} onFailed={close}>
        {shown === 'palette' && <Palette onClose={close} />}
        {shown === 'keys' && <KeyHelp onClose={close} />}
      </LateBoundary>
    </>
  )
}
