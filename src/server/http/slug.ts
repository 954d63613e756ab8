import { randomBytes } from 'node:crypto'

const BYTES = 18

/** Of an address that is the only key to what it shows: 144 random bits, as 24 characters. */
export const randomSlug = (): string => randomBytes(BYTES).toString('base64url')
