import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import type { Endpoint, Input, Reply } from '#api/endpoint.ts'
import type { ApiError } from '#api/errors.ts'
import { sessionCreate, sessionView } from '#api/session.ts'
import { call } from './call.ts'

/* The only door to react-query: what the page uses of it leaves through here. */
export {
  keepPreviousData,
  QueryClientProvider,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'

/** What was read, for what is no component. */
export type Client = QueryClient

const MAX_RETRIES = 2

/** What to read and under which key: `[endpoint.name, input]`. Spread it to add options of `useQuery`. */
export function q<E extends Endpoint>(endpoint: E, input: Input<E> = {}) {
  return queryOptions<Reply<E>, ApiError>({
    queryKey: [endpoint.name, input],
    // An answer without a body is null: react-query takes `undefined` for no answer at all.
    queryFn: async ({ signal }) => (await call(endpoint, input, signal)) ?? (null as Reply<E>),
  })
}

interface WriteOptions<E extends Endpoint> {
  /** Everything read from these endpoints is read again before the write counts as done. */
  invalidates?: readonly Endpoint[]
  onSuccess?: (reply: Reply<E>, input: Input<E>) => void
  onError?: (error: ApiError, input: Input<E>) => void
}

/** A write, never repeated by itself. `mutate(input)` starts it; `variables` holds the input while it is under way. */
export function useWrite<E extends Endpoint>(endpoint: E, options: WriteOptions<E> = {}) {
  const client = useQueryClient()
  return useMutation<Reply<E>, ApiError, Input<E>>({
    mutationKey: [endpoint.name],
    mutationFn: (input) => call(endpoint, input),
    onSuccess: async (reply, input) => {
      options.onSuccess?.(reply, input)
      await invalidate(client, ...(options.invalidates ?? []))
    },
    onError: (error, input) => options.onError?.(error, input),
  })
}

/** Marks all that was read from endpoints as old, and reads again what is on the screen. */
export function invalidate(client: Client, ...endpoints: readonly Endpoint[]): Promise<unknown> {
  return Promise.all(endpoints.map(({ name }) => client.invalidateQueries({ queryKey: [name] })))
}

/** All answers of an endpoint that are still known. */
export const readFrom = (client: Client, { name }: Endpoint): unknown[] =>
  client.getQueriesData({ queryKey: [name] }).map(([, answer]) => answer)

/** A fresh cache. A 401 to anything makes the page ask who is signed in; `RequireSession` acts on the answer. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error, endpointName: unknown) => {
    if ((error as ApiError).status !== 401) return
    if (endpointName === sessionView.name || endpointName === sessionCreate.name) return
    void invalidate(client, sessionView)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => onError(error, query.queryKey[0]) }),
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => onError(error, mutation.options.mutationKey?.[0]),
    }),
    defaultOptions: {
      queries: {
        // A server on this machine answers although the browser says it is offline.
        networkMode: 'always',
        retry: (failures, error) => failures < MAX_RETRIES && isWorthRetrying(error as ApiError),
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
        staleTime: 5_000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}

/** No answer, or the server's own fault; what the client did wrong stays wrong. */
export function isWorthRetrying(error: ApiError): boolean {
  return error.status === 0 || error.status >= 500
}
