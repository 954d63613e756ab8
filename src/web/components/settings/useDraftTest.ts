import type { Service } from '#api/services.ts'
import { serviceDraftTest, type TestResult } from '#api/serviceTests.ts'
import { useWrite } from '#web/api/query.ts'
import type { ServiceDraft } from './useServiceDraft.ts'
import { useServiceTest } from './useServiceTest.ts'

/**
 * Sends a test to a service that is being written: as it is stored, so that it is among what the service was told, or else
 * as it is written by now. A result stays until something else is written.
 */
export function useDraftTest(draft: ServiceDraft, service: Service | undefined) {
  const stored = useServiceTest(draft)
  const drafted = useWrite(serviceDraftTest)
  const { type, settings, isChanged } = draft
  const body = type && { type, settings }
  const isStored = service !== undefined && !isChanged
  const isOfDraft = JSON.stringify(drafted.variables?.body) === JSON.stringify(body)
  const ofDraft: TestResult | undefined =
    drafted.error === null ? drafted.data : { arrived: false, answer: drafted.error.message, duration_ms: 0 }
  return {
    isPending: stored.isPending || drafted.isPending,
    result: isStored ? stored.data : isOfDraft ? ofDraft : undefined,
    send: () => {
      if (isStored) stored.mutate({ params: { id: service.id } })
      else if (body) drafted.mutate({ body })
    },
  }
}
