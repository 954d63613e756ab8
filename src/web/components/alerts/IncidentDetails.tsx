import { useMemo } from 'react'
import type { AlertIncident } from '#api/alertIncidents.ts'
import type { Alert } from '#api/alerts.ts'
import { ConditionChart } from './ConditionChart.tsx'
import css from './IncidentDetails.module.css'
import { aroundIncident } from './incidentBands.ts'
import { linesOfIncident } from './linesOfIncident.ts'
import { IncidentNotifications } from './IncidentNotifications.tsx'
import { useOwnViewing } from '../viewing/useOwnViewing.ts'

interface Props {
  alert: Alert
  incident: AlertIncident
}

/** An incident: the charts of the conditions at its time with the streams that took part, and who was told. */
export default function IncidentDetails({ alert, incident }: Props) {
  const [viewing, view] = useOwnViewing(() => ({
    fixed: aroundIncident(incident, Date.now() / 1_000),
    lines: linesOfIncident(incident),
  }))
  const bands = useMemo(() => [incident], [incident])
  return (
    <div className={css.details}>
      {incident.conditions.map((condition) => (
        <div key={condition.id} className={css.chart}>
          <ConditionChart condition={condition} viewing={viewing} view={view} incidents={bands} />
        </div>
      ))}
      <IncidentNotifications alertId={alert.id} incident={incident} />
    </div>
  )
}
