import { type Metric, metricView } from '#api/metrics.ts'
import { q, useQuery } from '#web/api/query.ts'

/** Undefined for a metric that is not there. */
export function useMetricType(name: string): Metric['type'] | undefined {
  const { data } = useQuery({
    ...q(metricView, { params: { name: name.trim() } }),
    enabled: name.trim() !== '',
    staleTime: 60_000,
    retry: false,
  })
  return data?.type
}
