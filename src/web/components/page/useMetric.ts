import { type Metric, metricView } from '#api/metrics.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useMayBeMetric } from './useCompletion.ts'

/** A metric by its name, while that may be typed; undefined for one that is not there. */
export function useMetric(name: string): Metric | undefined {
  const mayBe = useMayBeMetric(name)
  const { data } = useQuery({
    ...q(metricView, { params: { name: name.trim() } }),
    enabled: mayBe,
    staleTime: 60_000,
    retry: false,
  })
  return data
}
