import type { ApiError } from '#api/errors.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Space, spaceList } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { spaceNamed } from './spaceNamed.ts'

interface SpacesNamed {
  /** Those whose name contains the text; until that is known, those of the text before. */
  spaces: readonly Space[]
  /** Whether they are the answer to this text. */
  isAnswered: boolean
  /** The one that the text names. */
  named: Space | undefined
  error: ApiError | null
}

const NONE: readonly Space[] = []

/** Finds spaces by what is typed of their name. */
export function useSpacesNamed(text: string): SpacesNamed {
  const query = { name: text.trim(), length: MAX_LENGTH }
  const { data, error, isPlaceholderData } = useQuery({
    ...q(spaceList, { query }),
    placeholderData: keepPreviousData,
  })
  const spaces = data?.spaces ?? NONE
  return {
    spaces,
    isAnswered: data !== undefined && !isPlaceholderData,
    named: spaceNamed(spaces, text),
    error,
  }
}
