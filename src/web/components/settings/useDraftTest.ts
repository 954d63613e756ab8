import { useState } from 'react'
import type { Service } from '#api/services.ts'
import { serviceDraftTest, type TestResult } from '#api/serviceTests.ts'
import { useWrite } from '#web/api/query.ts'
import type { ServiceDraft } from './useServiceDraft.ts'
import { tellNotSent, useServiceTest } from './useServiceTest.ts'

/**
 * Sends a test to a service that is being written: as it is stored, so that it is among what the service was told, or else
 * as it is written by now. A result is of what was written then, and stays until something else is.
 */
export function useDraftTest(draft: ServiceDraft, service: Service | undefined) {
  const { title, type, settings, isChanged } = draft
  const stored = useServiceTest(draft)
  const drafted = useWrite(serviceDraftTest, { onError: tellNotSent(title) })
  const [last, setLast] = useState<{ written: string; result: TestResult }>()
  const body = type && { type, settings }
  const written = JSON.stringify(body)
  const keep = { onSuccess: (result: TestResult) => setLast({ written, result }) }
  return {
    isPending: stored.isPending || drafted.isPending,
    result: last !== undefined && last.written === written ? last.result : undefined,
    send: () => {
      setLast(undefined)
      if (service !== undefined && !isChanged) stored.mutate({ params: { id: service.id } }, keep)
      else if (body) drafted.mutate({ body }, keep)
    },
  }
}
