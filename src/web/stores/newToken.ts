import { create } from 'zustand'
import type { ApiToken } from '#api/tokens.ts'

/** A token that was made on this page, whose value nobody can ever show again. */
interface Made {
  token: ApiToken
  /** The id of the token with which it was made: whoever signs in next does not see it. */
  by: number
}

/** Kept whatever page is looked at meanwhile, until it is dismissed; never where it would outlive the page. */
export const useNewToken = create<{ made: Made | null }>(() => ({ made: null }))

export const holdNewToken = (made: Made): void => useNewToken.setState({ made })

export const dismissNewToken = (): void => useNewToken.setState({ made: null })
