import type { AlertNotice } from '#api/alertNotices.ts'

/** In bytes of JSON. Receivers refuse messages of some hundred kilobytes, and what is refused is never told. */
const MOST_BYTES = 100_000

/** The violations of as many streams as fit into a message, and how many streams are left out, where any are. */
export function fewViolations({ violations }: Pick<AlertNotice, 'violations'>): {
  violations: AlertNotice['violations']
  more_streams?: number
} {
  const all = Object.entries(violations)
  let bytes = 0
  const few = all.filter((stream, index) => {
    bytes += Buffer.byteLength(JSON.stringify(stream))
    return index === 0 || bytes <= MOST_BYTES
  })
  const more = all.length - few.length
  return { violations: Object.fromEntries(few), ...(more > 0 && { more_streams: more }) }
}
