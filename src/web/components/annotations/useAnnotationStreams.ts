import { annotationList, type ListedStream } from '#api/annotations.ts'
import type { ApiError } from '#api/errors.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'

const NONE: readonly ListedStream[] = []

export interface AnnotationStreams {
  streams: readonly ListedStream[]
  /** How many match, and how many there are. */
  found: number
  total: number
  error: ApiError | null
  isPending: boolean
  retry: () => void
}

/** Annotation streams whose names contain a text, by name; with the newest event of each when asked. */
export function useAnnotationStreams(search: string, newest = false): AnnotationStreams {
  const query = { name: search, ...(newest ? { newest } : {}) }
  const { data, error, isPending, refetch } = useQuery({
    ...q(annotationList, { query }),
    placeholderData: keepPreviousData,
  })
  return {
    streams: data?.annotations ?? NONE,
    found: data?.query.found ?? 0,
    total: data?.query.total ?? 0,
    error,
    isPending,
    retry: () => void refetch(),
  }
}
