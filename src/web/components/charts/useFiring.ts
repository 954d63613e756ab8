import { type Incident, incidentList } from '#api/alertIncidents.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'

/** Alerts are evaluated every minute. */
const AGAIN = 60_000
const NONE: readonly Incident[] = []

/** An incident of each alert that fires now, and how many alerts do; nothing for those who may not know. Read once for all that shows it. */
export function useFiring(): { incidents: readonly Incident[]; count: number } {
  const mayNot = useRefusal(incidentList) !== undefined
  const { data } = useQuery({
    ...q(incidentList, { query: { open: true, per_alert: true, length: MAX_LENGTH } }),
    enabled: !mayNot,
    refetchInterval: AGAIN,
    staleTime: AGAIN / 2,
    retry: false,
  })
  return { incidents: data?.incidents ?? NONE, count: data?.query.found ?? 0 }
}
