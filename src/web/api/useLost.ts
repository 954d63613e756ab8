import type { ApiError } from '#api/errors.ts'
import { hasAnswered } from './call.ts'
import { useConnection } from './connection.ts'

/**
 * Whether a read cannot be fresh because the server is gone, or is being tried again after that. It is said once for
 * the whole page, and not by all that need an answer.
 */
export function useLost({ error, isFetching }: { error: ApiError | null; isFetching: boolean }): boolean {
  const pageIsLost = useConnection(({ lostSince }) => lostSince !== null)
  if (error === null) return pageIsLost
  return !hasAnswered(error) && (pageIsLost || isFetching)
}
