import { type Incident, incidentList } from '#api/alertIncidents.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { q, useQuery } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'

/** Alerts are evaluated every minute. */
const AGAIN = 60_000
const NONE: readonly Incident[] = []

/** What fires now, read once for all that shows it; nothing for those who may not know. */
export function useFiring(): readonly Incident[] {
  const mayNot = useRefusal(incidentList) !== undefined
  const { data } = useQuery({
    ...q(incidentList, { query: { open: true, length: MAX_LENGTH } }),
    enabled: !mayNot,
    refetchInterval: AGAIN,
    staleTime: AGAIN / 2,
    retry: false,
  })
  return data?.incidents ?? NONE
}
