import * as z from 'zod/mini'
import { parseTransform } from './transform.ts'

/*
 * Kinds of value that several resources share. Form bodies and query strings carry text where JSON carries
 * numbers and booleans, so each kind takes both.
 */

const NUMBER_TEXT = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i

/** A finite number. */
export const numeric = z.pipe(
  z.union([z.number(), z.string().check(z.regex(NUMBER_TEXT, { error: 'is not a number' }))], {
    error: 'is not a number',
  }),
  z.pipe(z.transform(Number), z.number()),
)

const whole = (least: number, message: string) =>
  z.pipe(
    numeric,
    z.number().check(z.refine((value) => Number.isSafeInteger(value) && value >= least, { error: message })),
  )

/** A whole number, zero or more. */
export const count = whole(0, 'must be a whole number of 0 or more')

/** A whole number above zero: an id, a number of seconds. */
export const positive = whole(1, 'must be a whole number of 1 or more')

/** The largest `integer` of PostgreSQL. */
const MAX_INTEGER = 2_147_483_647

/** The id of a row: what is larger than PostgreSQL's `integer` cannot exist. */
export const rowId = z.pipe(
  positive,
  z.number().check(z.refine((value) => value <= MAX_INTEGER, { error: 'is no id of this account' })),
)

/** What of a list is deleted together. */
export const ids = z
  .array(rowId)
  .check(
    z.minLength(1, { error: 'must name at least one' }),
    z.maxLength(1_000, { error: 'must hold 1000 or fewer' }),
  )

/** The name that a person gives to something. */
export const givenName = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: "can't be blank" }),
    z.maxLength(255, { error: 'must be 255 characters or fewer' }),
  )

/** A row by its id, or else by its name: a number may be either, text is a name. */
export const idOrName = z.pipe(
  z.union([z.number(), z.string()]),
  z.transform((given): number | string => {
    const isId = /^(0|[1-9]\d*)$/.test(String(given)) && Number(given) <= MAX_INTEGER
    return isId ? Number(given) : String(given)
  }),
)

const storedWhole = z
  .number()
  .check(z.refine((value) => value <= MAX_INTEGER, { error: `must be ${MAX_INTEGER} or less` }))

/** Seconds between measurements, as PostgreSQL's `integer` holds them. */
export const period = z.pipe(positive, storedWhole)

/** Seconds to wait or look back, as PostgreSQL's `integer` holds them. */
export const lag = z.pipe(count, storedWhole)

/** Unix seconds; clients send fractions, which are cut off. */
export const time = z.pipe(
  numeric,
  z.pipe(
    z.transform((value: number) => Math.floor(value)),
    z.number({ error: 'must be a Unix time in seconds' }).check(
      z.refine((value) => value >= 0 && value <= 4_294_967_295, {
        error: 'must be a Unix time in seconds',
      }),
    ),
  ),
)

const flagText = z.string().check(z.regex(/^(true|false|1|0)$/i, { error: 'must be true or false' }))

/** True or false, also as a word in any case: python writes `True`. */
export const flag = z.pipe(
  z.pipe(
    z.union([z.boolean(), flagText, z.literal(1), z.literal(0)], { error: 'must be true or false' }),
    z.transform((value) => /^(true|1)$/i.test(String(value))),
  ),
  z.boolean(),
)

/** Text that may be left empty to mean that it is not given, as in `?name=`. */
export const search = z.optional(
  z.pipe(
    z.string(),
    z.transform((text) => (text === '' ? undefined : text)),
  ),
)

/** `a`, or `a` and `b`: repeated names in a query string or form body give an array, one name gives text. */
export const texts = z.pipe(
  z.union([z.array(z.string()), z.string()], { error: 'must be text or a list of texts' }),
  z.pipe(
    z.transform((value: string | string[]) => (Array.isArray(value) ? value : [value])),
    z.array(z.string()),
  ),
)

/** Patterns of one tag: as many as the engine can still take in one condition. */
export const patterns = texts.check(z.maxLength(1_000, { error: 'must hold 1000 or fewer' }))

/** A colour as the API reference writes it: seven characters. */
export const color = z
  .string({ error: 'must be a colour such as #52D74C' })
  .check(z.regex(/^#[0-9a-f]{6}$/i, { error: 'must be a colour such as #52D74C' }))

/** A linear formula of x and p: API reference, "Display Attributes". */
export const transform = z.string().check(
  z.refine((text) => parseTransform(text).error === null, {
    error: ({ input }) => parseTransform(String(input)).error ?? undefined,
  }),
)

/** Null means "not set" to the clients that send whole objects back. */
export function settable<T extends z.ZodMiniType>(schema: T) {
  return z.optional(z.nullable(schema))
}
