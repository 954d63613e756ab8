import type { AlertNotice, Violation } from '#api/alertNotices.ts'

type Condition = AlertNotice['conditions'][number]

/** The most streams of which a text tells: an alert may be about thousands, and chats refuse what is long. */
const MOST_STREAMS = 20

/** How one stream violates one condition, in Librato's words; with `stream` it says which. */
export function violationText({ conditions }: AlertNotice, violation: Violation, stream?: string): string {
  const condition = conditions.find(({ id }) => id === violation.condition_violated)
  const from = stream === undefined ? '' : ` from \`${stream}\``
  const what = condition === undefined ? 'violated its condition' : howViolated(condition, violation)
  return `metric \`${violation.metric}\`${from} was ${what} recorded at ${timeText(violation.end ?? violation.recorded_at)}`
}

/** The same for every stream, in the order of the notice; `more` counts the streams that are left out. */
export function violationLines(notice: AlertNotice): {
  streams: { name: string; lines: string[] }[]
  more: number
} {
  const all = Object.entries(notice.violations)
  const streams = all.slice(0, MOST_STREAMS).map(([name, violations]) => ({
    name,
    lines: violations.map((violation) => violationText(notice, violation)),
  }))
  return { streams, more: all.length - streams.length }
}

/** All of it as one line of text, for services that take no lists. */
export function violationSentences(notice: AlertNotice): string[] {
  const all = Object.entries(notice.violations)
  const sentences = all
    .slice(0, MOST_STREAMS)
    .flatMap(([name, violations]) => violations.map((violation) => violationText(notice, violation, name)))
  const more = all.length - MOST_STREAMS
  return more > 0 ? [...sentences, moreText(more)] : sentences
}

/** The streams by name. */
export function streamsText({ violations }: AlertNotice): string {
  const all = Object.keys(violations)
  const named = all.slice(0, MOST_STREAMS).join(', ')
  return all.length > MOST_STREAMS ? `${named} ${moreText(all.length - MOST_STREAMS)}` : named
}

export const moreText = (more: number): string => `and ${more} more`

/** `Fri, Jan 10 2014 at 21:58:03 UTC` */
export function timeText(time: number): string {
  const [, weekday, day, month, year, clock] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time * 1_000).toUTCString()) ?? []
  return `${weekday}, ${month} ${Number(day)} ${year} at ${clock} UTC`
}

function howViolated(condition: Condition, { value, begin, end }: Violation): string {
  const { type, threshold, duration } = condition
  if (type === 'absent') return `absent for ${duration} seconds`
  const over = begin === undefined || end === undefined ? '' : ` over ${end - begin} seconds`
  const shown = value === null ? 'none' : truncated(value, decimalsOf(threshold ?? 0) + 2)
  return `${type} threshold ${threshold}${over} with value ${shown}`
}

/** 100.12345 with 3 decimals is 100.123: cut off, as Librato did, so that it never reaches what it did not. */
function truncated(value: number, decimals: number): string {
  const [whole = '', part = ''] = String(value).split('.')
  return part === '' || part.includes('e') ? String(value) : `${whole}.${part.slice(0, decimals)}`
}

function decimalsOf(value: number): number {
  const [, part = ''] = String(value).split('.')
  return part.length
}
