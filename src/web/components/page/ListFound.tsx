import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type PageInfo, MAX_LENGTH } from '#api/pagination.ts'
import type { ApiError } from '#api/errors.ts'
import { hasAnswered } from '#web/api/call.ts'
import type { ListQuery } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Pager } from './Pager.tsx'

interface Props<Q extends ListQuery> {
  /** What is listed, in the plural. */
  things: string
  search: Q & Required<ListQuery>
  /** Undefined before the first answer. */
  info: PageInfo | undefined
  error: ApiError | null
  retry: () => void
  pathOf: (query: Partial<Q>) => string
  /** What is said where nothing is found, unless it is that no name contains what was searched for. */
  nothing?: ReactNode
  /** The rows. */
  children: ReactNode
}

/** What there is to see of a list: its rows and pages, its last state, or why there is nothing. */
export function ListFound<Q extends ListQuery>({
  things,
  search,
  info,
  error,
  retry,
  pathOf,
  nothing,
  children,
}: Props<Q>) {
  const again = <Button onClick={retry}>Try again</Button>
  if (error !== null && info === undefined) {
    return (
      <EmptyState title={`The ${things} could not be read`} action={again}>
        <p>{error.message}</p>
      </EmptyState>
    )
  }
  if (info?.length === 0) {
    return (
      <EmptyState title={`No such ${things}`} action={<Link to={pathOf({})}>See all {things}</Link>}>
        <p>
          {nothing !== undefined ? (
            nothing
          ) : search.name === '' ? (
            `There is no page ${search.page}.`
          ) : (
            <>
              No name contains “<bdi>{search.name}</bdi>”.
            </>
          )}
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      {error !== null && hasAnswered(error) && (
        <Notice action={again}>This is the last list that could be read. {error.message}</Notice>
      )}
      {children}
      {info && (
        <Pager
          info={info}
          page={search.page}
          pageSize={MAX_LENGTH}
          pathOf={(page) => pathOf({ ...search, page })}
        />
      )}
    </>
  )
}
