import { type Metric, metricView } from '#api/metrics.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useMayBeMetric } from './useCompletion.ts'

/**
 * A metric by its name; undefined for one that is not there.
 *
 * @param isTyped whether the name is being typed: then nobody asks for what is not there at every letter
 */
export function useMetric(name: string, isTyped = false): Metric | undefined {
  const mayBe = useMayBeMetric(isTyped ? name : '')
  const { data } = useQuery({
    ...q(metricView, { params: { name: name.trim() } }),
    enabled: name.trim() !== '' && (mayBe || !isTyped),
    staleTime: 60_000,
    retry: false,
  })
  return data
}
