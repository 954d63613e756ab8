import type { Incident } from '#api/alertIncidents.ts'
import type { ChartStream } from '#api/charts.ts'

export interface FiringAlert {
  id: number
  name: string
  /** Since when, Unix seconds. */
  since: number
}

/** The alerts of these incidents, each once, those that fire longest first. */
export function alertsOf(incidents: readonly Pick<Incident, 'alert' | 'triggered_at'>[]): FiringAlert[] {
  const alerts = new Map<number, FiringAlert>()
  for (const { alert, triggered_at } of incidents) {
    const known = alerts.get(alert.id)
    alerts.set(alert.id, { ...alert, since: Math.min(known?.since ?? triggered_at, triggered_at) })
  }
  return [...alerts.values()].sort((a, b) => a.since - b.since || (a.name < b.name ? -1 : 1))
}

/** Those incidents whose alert looks at a metric that one of the streams draws, also within a composite. */
export function incidentsOn<I extends Pick<Incident, 'metrics'>>(
  streams: readonly Pick<ChartStream, 'metric' | 'composite'>[],
  incidents: readonly I[],
): readonly I[] {
  const names = new Set(streams.flatMap(({ metric }) => (metric ? [metric.toLowerCase()] : [])))
  const texts = streams.flatMap(({ composite }) => (composite ? [composite.toLowerCase()] : []))
  return incidents.filter(({ metrics }) =>
    metrics.some((metric) => {
      const name = metric.toLowerCase()
      return names.has(name) || texts.some((text) => text.includes(`"${name}"`) || text.includes(`'${name}'`))
    }),
  )
}
