import { useMemo } from 'react'
import { annotationEventList } from '#api/annotationEvents.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { shownTime } from '../viewing/shownTime.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'

/** How many events each stream has in the time shown, by its name in lower case; of very many only the newest are counted. */
export function useEventCounts(viewing: Viewing): ReadonlyMap<string, number> {
  const { data } = useQuery({
    ...q(annotationEventList, { query: shownTime(viewing) }),
    placeholderData: keepPreviousData,
  })
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const { name } of data?.events ?? []) {
      counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1)
    }
    return counts
  }, [data])
}
