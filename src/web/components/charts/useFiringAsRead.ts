import { useEffect } from 'react'
import { incidentList } from '#api/alertIncidents.ts'
import { invalidate, useQueryClient } from '#web/api/query.ts'

/** Reads what fires again whenever what is shown beside it was read and is another, so that the two say the same. */
export function useFiringAsRead(read: object | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (read !== undefined) void invalidate(client, incidentList)
  }, [client, read])
}
