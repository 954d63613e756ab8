import { keep, readKept } from './kept.ts'

const KEY = 'poise.signedIn'

/**
 * Whether somebody was signed in here at the last visit. The cookie itself cannot be read by scripts; this only tells
 * whether it is worth reading a page's data before the server has said who is there.
 */
export const wasSignedIn = (): boolean => readKept(KEY) !== null

export function noteSignedIn(signedIn: boolean): void {
  keep(KEY, signedIn ? 'yes' : null)
}
