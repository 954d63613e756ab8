import { useEffect, useState } from 'react'
import type { ApiError } from '#api/errors.ts'
import { type SeriesQuery, seriesRead } from '#api/series.ts'
import { q, useQuery, useQueryClient } from '#web/api/query.ts'
import { useLost } from '#web/api/useLost.ts'
import { readSeries } from './readAhead.ts'
import { readPicture } from './readPicture.ts'
import { refreshInterval } from './refreshInterval.ts'
import { batchSeries } from './seriesBatch.ts'
import { useLast } from '../page/useLast.ts'
import { isGrowing, type Picture } from './seriesRequest.ts'

const RETRY_AFTER = 10
/** Seconds that a picture nobody looks at is kept: long enough to scroll away and back. */
const KEPT = 60

const read = batchSeries(readSeries)
const clock = () => Date.now() / 1_000

export interface SeriesResult {
  /** The last good picture, of the range before while another is being read for the first time. */
  picture: Picture | undefined
  /** Why the last read failed; null when it did not. */
  error: ApiError | null
  /** Whether the server is gone, which the page says for all. */
  lost: boolean
  /** Whether `picture` answers another question than the one asked now. */
  outdated: boolean
}

/**
 * Reads a chart's series and keeps them live while `enabled`. Nothing is asked while the tab is hidden; what was
 * missed is read on return.
 */
export function useSeries(whole: SeriesQuery, enabled: boolean): SeriesResult {
  const { queryKey } = q(seriesRead, { body: whole })
  const live = whole.duration !== undefined
  const query = useQuery<Picture, ApiError>({
    queryKey,
    queryFn: ({ client, signal }) =>
      readPicture(read, whole, client.getQueryData<Picture>(queryKey), clock, signal),
    enabled: enabled && whole.streams.length > 0,
    staleTime: ({ state }) => (live || isGrowing(state.data) ? 2_000 : Infinity),
    gcTime: KEPT * 1_000,
    structuralSharing: false,
    refetchInterval: ({ state }) => {
      if (state.status === 'error') return RETRY_AFTER * 1_000
      if (state.data === undefined || !(live || isGrowing(state.data))) return false
      return refreshInterval(state.data.answer) * 1_000
    },
  })

  // Scrolled away: what nobody waits for must not stand in the way of what is looked at now.
  const client = useQueryClient()
  useEffect(() => {
    if (enabled) return
    const left = client.getQueryCache().find({ queryKey: q(seriesRead, { body: whole }).queryKey })
    if (left?.isActive() === false) void left.cancel({ revert: true })
  }, [client, enabled, whole])

  const picture = useLast(query.data)
  // A read that begins again after a failure forgets the error; until it succeeds, the failure is still the truth.
  const [failure, setFailure] = useState<ApiError | null>(null)
  const error = query.error ?? (query.isPending && query.errorUpdateCount > 0 ? failure : null)
  if (error !== failure) setFailure(error)

  return {
    // The range before bridges the time until the new one is read; once that failed, it would pass for the new one.
    picture: query.data ?? (error === null ? picture : undefined),
    error,
    lost: useLost({ error, isFetching: error !== null && query.isFetching }),
    outdated: query.data === undefined && picture !== undefined,
  }
}
