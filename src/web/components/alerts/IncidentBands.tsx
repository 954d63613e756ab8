import type { PlotArea } from '#web/plot/plotArea.ts'
import css from './IncidentBands.module.css'
import { bandsOf, type Band } from './incidentBands.ts'

/** Shades when an alert fired, or would have. */
export function IncidentBands({ area, incidents }: { area: PlotArea; incidents: readonly Band[] }) {
  return (
    <div
      aria-hidden
      className={css.bands}
      style={{ left: area.left, top: area.top, width: area.width, height: area.height }}
    >
      {bandsOf(incidents, area).map(({ left, width }) => (
        <span key={left} className={css.band} style={{ left, width }} />
      ))}
    </div>
  )
}
