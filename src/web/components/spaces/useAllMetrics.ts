import { useMemo } from 'react'
import { metricList, type Metric } from '#api/metrics.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import type { ApiError } from '#api/errors.ts'
import { keepPreviousData, q, useQueries, useQuery } from '#web/api/query.ts'

/** So many pages are read: what is larger is better searched than looked through. */
const MOST_PAGES = 10

interface AllMetrics {
  metrics: readonly Metric[]
  /** How many there are, those that were not read too. */
  found: number
  error: ApiError | null
  isPending: boolean
}

/** The metrics whose names contain a text, page after page. */
export function useAllMetrics(name: string): AllMetrics {
  const page = (offset: number) => ({
    ...q(metricList, { query: { name, length: MAX_LENGTH, offset } }),
    staleTime: 30_000,
  })
  const first = useQuery({ ...page(0), placeholderData: keepPreviousData })
  const found = first.data?.query.found ?? 0
  const pages = first.isPlaceholderData ? 1 : Math.min(MOST_PAGES, Math.ceil(found / MAX_LENGTH))
  const rest = useQueries({
    queries: Array.from({ length: Math.max(0, pages - 1) }, (_, i) => page((i + 1) * MAX_LENGTH)),
    combine: (reads) => ({
      metrics: reads.flatMap(({ data }) => data?.metrics ?? []),
      error: reads.find(({ error }) => error !== null)?.error ?? null,
      isPending: reads.some(({ isPending }) => isPending),
    }),
  })
  const metrics = useMemo(() => [...(first.data?.metrics ?? []), ...rest.metrics], [first.data, rest.metrics])
  return {
    metrics,
    found,
    error: first.error ?? rest.error,
    isPending: first.isPending || rest.isPending,
  }
}
