import { useMemo } from 'react'
import type { Endpoint } from '#api/endpoint.ts'
import type { ApiError } from '#api/errors.ts'
import type { Change, SpaceDocument } from '#api/spaceDocument.ts'
import { faultLines, readDocument } from '#space/readDocument.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useSettled } from '../page/useSettled.ts'

export interface DryRun {
  /** Null while the text is none. */
  document: SpaceDocument | null
  /** What is wrong with the text, a line for each fault. */
  faults: readonly string[]
  /** What it would change, as far as that is known. */
  changes: readonly Change[] | undefined
  /** Why the server would refuse it, or why that is not known. */
  error: ApiError | null
  isAsking: boolean
  retry: () => void
}

const NOTHING: SpaceDocument = { poise: 1, name: 'none', charts: [] }

/**
 * What would come of a text that is the document of a space: nothing is stored, the server only says it.
 *
 * @param endpoint takes the document and `dry_run`; it is asked once the text rests
 */
export function useDryRun(text: string, endpoint: Endpoint, params = {}): DryRun {
  const read = useMemo(() => readDocument(text), [text])
  const document = 'document' in read ? read.document : null
  const settled = useSettled(document, text)
  const asked = useQuery({
    ...q(endpoint, { params, query: { dry_run: true }, body: settled ?? NOTHING }),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })
  const isSettled = settled === document
  const error = document !== null && isSettled ? asked.error : null
  const typed = 'document' in read || text.trim() === '' ? [] : [...read.request, ...faultLines(read.params)]
  const refused = error?.status === 400 ? faultLines(error.body.errors.params ?? {}) : []
  return {
    document,
    faults: [...typed, ...refused],
    changes: document === null ? undefined : (asked.data as { changes: Change[] } | undefined)?.changes,
    error,
    isAsking: asked.isFetching || !isSettled,
    retry: () => void asked.refetch(),
  }
}
