import { useMemo } from 'react'
import { alertBacktest } from '#api/alertBacktest.ts'
import type { ConditionWrite } from '#api/alertConditions.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { shownTime } from '../viewing/shownTime.ts'
import { useSettled } from '../page/useSettled.ts'

/** An answer is as good as new for so many ms: it is about minutes that are over. */
const FRESH = 60_000

/**
 * When such conditions would have fired within the time in view. Asked once they rest for a moment; what is not waited for
 * any more is given up.
 *
 * @param conditions undefined while they are not complete
 */
export function useBacktest(
  conditions: readonly ConditionWrite[] | undefined,
  rearm_per_signal: boolean,
  viewing: Viewing,
) {
  const text = JSON.stringify({ ...shownTime(viewing), conditions: conditions ?? [], rearm_per_signal })
  const body = useMemo(() => JSON.parse(text) as Parameters<typeof ask>[0], [text])
  const settled = useSettled(body, text)
  const query = useQuery({
    ...ask(settled),
    enabled: settled.conditions.length > 0 && conditions !== undefined,
    placeholderData: keepPreviousData,
    staleTime: FRESH,
    retry: false,
  })
  return {
    tested: conditions === undefined ? undefined : query.data,
    error: conditions === undefined ? null : query.error,
    isWhole: conditions !== undefined,
    isWaiting: settled !== body || query.isFetching,
  }
}

interface Asked {
  duration?: number | undefined
  start_time?: number
  end_time?: number
  conditions: ConditionWrite[]
  rearm_per_signal: boolean
}

const ask = (body: Asked) => q(alertBacktest, { body })
