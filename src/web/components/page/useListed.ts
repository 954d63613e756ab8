import type { Endpoint, Input, Reply } from '#api/endpoint.ts'
import type { ApiError } from '#api/errors.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useLast } from './useLast.ts'

export interface Listed<E extends Endpoint> {
  /** What was read last, although something else may be asked for already; undefined before the first answer. */
  list: Reply<E> | undefined
  /** Why `list` is not what is asked for. */
  error: ApiError | null
  /** The list in view is on its way out. */
  isWaiting: boolean
  retry: () => void
}

/** A page of a list; the one before stays until it comes, and when it fails to. */
export function useListed<E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  {
    refetchInterval = () => false,
  }: { refetchInterval?: (list: Reply<E> | undefined) => number | false } = {},
): Listed<E> {
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery({
    ...q(endpoint, input),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => refetchInterval(state.data as Reply<E> | undefined),
  })
  // What was found before is forgotten by react-query when the next read fails.
  const list = useLast(data as Reply<E> | undefined)
  return {
    list,
    error,
    isWaiting: isFetching && (isPlaceholderData || data === undefined),
    retry: () => void refetch(),
  }
}
