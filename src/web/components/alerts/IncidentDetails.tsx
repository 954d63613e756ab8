import { useMemo } from 'react'
import type { AlertIncident } from '#api/alertIncidents.ts'
import { type Alert, alertClear } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { CheckIcon } from '#web/ui/icons.tsx'
import { ConditionChart } from './ConditionChart.tsx'
import css from './IncidentDetails.module.css'
import { aroundIncident } from './incidentBands.ts'
import { linesOfIncident } from './linesOfIncident.ts'
import { IncidentNotifications } from './IncidentNotifications.tsx'
import { useAlertWrites } from './useAlertWrites.ts'
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
  const { busy, resolveStream } = useAlertWrites()
  const mayNotClear = useRefusal(alertClear)
  const { stream, cleared_at } = incident
  return (
    <div className={css.details}>
      {stream !== null && cleared_at === null && (
        <Button
          icon={<CheckIcon />}
          className={css.resolve ?? ''}
          refusal={mayNotClear}
          busy={busy}
          title="Ends what this stream began; its next measurement that violates begins it anew"
          onClick={() => void resolveStream(alert, stream)}
        >
          Resolve this stream
        </Button>
      )}
      {incident.conditions.map((condition) => (
        <div key={condition.id} className={css.chart}>
          <ConditionChart condition={condition} viewing={viewing} view={view} incidents={bands} />
        </div>
      ))}
      <IncidentNotifications alertId={alert.id} incident={incident} />
    </div>
  )
}
