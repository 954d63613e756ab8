import { useState } from 'react'
import type { AlertIncident } from '#api/alertIncidents.ts'
import type { Alert } from '#api/alerts.ts'
import { timeText } from '#chart/timeText.ts'
import { ChevronDownIcon, ChevronRightIcon } from '#web/ui/icons.tsx'
import css from './IncidentListing.module.css'
import { courseText, streamsText, toldText } from './incidentText.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'

const IncidentDetails = late(() => import('./IncidentDetails.tsx'))

/** Incidents of an alert, each of which opens. */
export function IncidentListing({ alert, incidents }: { alert: Alert; incidents: readonly AlertIncident[] }) {
  const [open, setOpen] = useState<number | null>(null)
  const now = useNow()
  const zone = usePageZone()
  return (
    <ol aria-label="Incidents, newest first" className={css.rows}>
      {incidents.map((incident) => {
        const { id, triggered_at, cleared_at, told } = incident
        const isOpen = open === id
        return (
          <li key={id} className={css.row} data-goes-on={cleared_at === null || undefined}>
            <button
              type="button"
              className={css.head}
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? null : id)}
            >
              {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
              <time className={css.when}>{timeText(triggered_at, zone)}</time>
              <bdi className={css.streams}>{streamsText(incident)}</bdi>
              <span className={css.course}>{courseText(incident, now)}</span>
              <span className={css.told} data-failed={told.failed > 0 || undefined}>
                {toldText(told)}
              </span>
            </button>
            {isOpen && (
              <LateBoundary onFailed={() => setOpen(null)}>
                <IncidentDetails alert={alert} incident={incident} />
              </LateBoundary>
            )}
          </li>
        )
      })}
    </ol>
  )
}
