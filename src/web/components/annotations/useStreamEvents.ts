import { useState } from 'react'
import { annotationEventList, MAX_EVENTS, type StreamEvent } from '#api/annotationEvents.ts'
import { annotationView, type AnnotationStream } from '#api/annotations.ts'
import type { ApiError } from '#api/errors.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import type { EventsSearch } from '#web/paths.ts'
import { secondsOf } from '#chart/timeRange.ts'

const PAGE = 200
const NONE: readonly StreamEvent[] = []
/** The last second that the API can name: all times, those to come as well. */
const LAST = 4_294_967_295

export interface StreamEvents {
  stream: AnnotationStream | undefined
  /** Newest first. */
  events: readonly StreamEvent[]
  found: number
  error: ApiError | null
  isPending: boolean
  /** Reads more of them; null when the API gives no more at once. */
  more: (() => void) | null
  retry: () => void
}

/** The newest events of an annotation stream, over a range, from a source and with a text. */
export function useStreamEvents(name: string, { since, source, text }: Required<EventsSearch>): StreamEvents {
  const [count, setCount] = useState(PAGE)
  const stream = useQuery(q(annotationView, { params: { name } }))
  const duration = secondsOf(since)
  const query = {
    streams: [name],
    count,
    ...(source === '' ? {} : { sources: [source] }),
    ...(text === '' ? {} : { text }),
    ...(duration === null ? { start_time: 0, end_time: LAST } : { duration }),
  }
  const { data, error, isPending, refetch } = useQuery({
    ...q(annotationEventList, { query }),
    placeholderData: keepPreviousData,
  })
  return {
    stream: stream.data,
    events: data?.events.toReversed() ?? NONE,
    found: data?.found ?? 0,
    error: stream.error ?? error,
    isPending: stream.isPending || isPending,
    retry: () => void Promise.all([stream.refetch(), refetch()]),
    more: count < MAX_EVENTS ? () => setCount(Math.min(MAX_EVENTS, count * 2)) : null,
  }
}
