import { alertIncidentList } from '#api/alertIncidents.ts'
import type { Alert } from '#api/alerts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { q, useQuery } from '#web/api/query.ts'
import css from './AlertCharts.module.css'
import { AlertRange } from './AlertRange.tsx'
import { ConditionChart } from './ConditionChart.tsx'
import type { Band } from './incidentBands.ts'
import { useOwnViewing } from '../viewing/useOwnViewing.ts'

/** How often it is looked for new incidents, ms. */
const AGAIN = 60_000
const NONE: readonly Band[] = []

/** What each condition of an alert watches, with its threshold and the times at which the alert fired. */
export function AlertCharts({ alert }: { alert: Alert }) {
  const [viewing, view, show] = useOwnViewing(() => ({ range: '6h' }))
  const { data } = useQuery({
    ...q(alertIncidentList, { params: { id: alert.id }, query: { length: MAX_LENGTH } }),
    refetchInterval: AGAIN,
  })
  return (
    <section aria-labelledby="watched" className={css.charts}>
      <div className={css.head}>
        <h2 id="watched" className={css.title}>
          What it watches
        </h2>
        <AlertRange viewing={viewing} onChange={show} />
      </div>
      {data !== undefined && data.query.total > MAX_LENGTH && (
        <p className={css.note}>{`Of its incidents the newest ${MAX_LENGTH} are marked.`}</p>
      )}
      {alert.conditions.map((condition) => (
        <div key={condition.id} className={css.chart}>
          <ConditionChart
            condition={condition}
            viewing={viewing}
            view={view}
            incidents={data?.incidents ?? NONE}
          />
        </div>
      ))}
    </section>
  )
}
