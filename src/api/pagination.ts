import * as z from 'zod/mini'
import { count, positive } from './values.ts'

/** The most that one page holds, and what it holds when nothing is asked. */
export const MAX_LENGTH = 100

const length = z.pipe(
  positive,
  z.transform((value: number) => Math.min(value, MAX_LENGTH)),
)

type Sort = 'asc' | 'desc'

/** In any case: some write `DESC`. */
const sort = z.pipe(
  z.transform((given: Sort) => (typeof given === 'string' ? (given.toLowerCase() as Sort) : given)),
  z.enum(['asc', 'desc']),
)

/** Query parameters of every list: API reference, "Pagination". `limit` is the reference's own slip for `length`. */
export const pageQuery = {
  offset: z._default(count, 0),
  length: z.optional(length),
  limit: z.optional(length),
  sort: z._default(sort, 'asc'),
}

/** Query parameters of a list of what happened, which has one order: the newest first. */
export const newestFirst = { offset: pageQuery.offset, length: pageQuery.length, limit: pageQuery.limit }

/** The `query` member of every list answer. `length` is the number of rows returned: clients page by it. */
export const PageInfo = z.object({
  found: z.number(),
  length: z.number(),
  offset: z.number(),
  total: z.number(),
})
export type PageInfo = z.output<typeof PageInfo>

export interface Page {
  offset: number
  length: number
  sort: 'asc' | 'desc'
}

export function pageOf(query: {
  offset: number
  length?: number
  limit?: number
  sort?: 'asc' | 'desc'
}): Page {
  return {
    offset: query.offset,
    length: query.length ?? query.limit ?? MAX_LENGTH,
    sort: query.sort ?? 'desc',
  }
}
