import { Suspense, useEffect, useRef } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useMetricBatch } from '#web/stores/metricBatch.ts'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { FrameOverlays } from './FrameOverlays.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { Rail } from './Rail.tsx'
import css from './Shell.module.css'
import { SpokenTroubles } from './SpokenTroubles.tsx'

const MetricBatchProgress = late(() => import('../metrics/MetricBatchProgress.tsx'))

/** The frame of every page one is signed in for: the rail, the word on the connection, and the page itself. */
export function Shell() {
  const { pathname, hash } = useLocation()
  const main = useFocusOnNavigation(pathname, hash)
  const hasBatch = useMetricBatch(({ batch }) => batch !== null)
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#main">
        Skip to the page
      </a>
      <Rail />
      <FrameOverlays />
      <SpokenTroubles />
      <main id="main" ref={main} tabIndex={-1} className={css.main}>
        <ConnectionBanner />
        <LateBoundary>{hasBatch && <MetricBatchProgress />}</LateBoundary>
        <PageBoundary resetOn={pathname}>
          <Suspense fallback={<TopProgress />}>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
    </div>
  )
}

/**
 * After a navigation the reader starts at the new page, as after a full load, or at what the address names; not at the first
 * one. What stays on the page keeps the focus.
 */
function useFocusOnNavigation(pathname: string, hash: string) {
  const main = useRef<HTMLElement>(null)
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    if (hash !== '') return
    window.scrollTo(0, 0)
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname, hash])
  return main
}
