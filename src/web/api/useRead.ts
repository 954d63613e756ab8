import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Endpoint, Input, Reply } from '#api/endpoint.ts'
import { q } from './query.ts'

/** Reads once, for what is no component; an answer of the last half minute is taken again. */
export type Read = <E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal: AbortSignal,
) => Promise<Reply<E>>

/** Its reads are given up with their signal. */
export function useRead(): Read {
  const client = useQueryClient()
  return useCallback(
    async (endpoint, input, signal) => {
      const query = q(endpoint, input)
      const giveUp = () => void client.cancelQueries({ queryKey: query.queryKey, exact: true })
      signal.addEventListener('abort', giveUp)
      try {
        return await client.fetchQuery({ ...query, staleTime: 30_000, retry: false })
      } finally {
        signal.removeEventListener('abort', giveUp)
      }
    },
    [client],
  )
}
