import { type SQL, sql } from 'drizzle-orm'

/** Longer runs of digits are told apart by their last ones. */
const DIGITS = 20

/**
 * Text by which rows come in the order in which people count, `web-2` before `web-10`: numbers are filled up to one length,
 * so that comparing texts compares numbers. `chart/naturalOrder.ts` orders streams, and knows ids among them; names that
 * people gave hold none. The column `alerts.name_order` is made by the same formula: a test holds both together.
 */
export const naturalKey = (text: SQL): SQL =>
  sql`regexp_replace(
    regexp_replace(${text}, '(\\d+)', ${'0'.repeat(DIGITS - 1)} || '\\1', 'g'), ${`\\d*(\\d{${DIGITS}})`}, '\\1', 'g')`
