import type { AlertNotice } from '#api/alertNotices.ts'
import { alertLink, type Occasion } from './message.ts'
import { moreText, timeText, violationLines } from './violationText.ts'

/** Said of every test, so that nobody gets up for it. */
export const TEST_TEXT = 'This is a test alert notification, no action is required.'

/** What the title says behind the name of the alert: what cleared has no violations that name its stream. `time` as the place it stands in writes it. */
export function whatHappened({ clear, event, stream }: AlertNotice, time?: string): string {
  if (event !== 'clear') return 'has triggered!'
  const at = `${stream ? ` for ${stream}` : ''}${time === undefined ? '' : ` at ${time}`}`
  if (clear === 'auto') return `was automatically cleared${at}`
  return clear === 'manual' ? `was manually cleared${at}` : `has cleared${at}`
}

/** `1970-05-23 14:32:03 UTC` */
const stamp = (time: number) => `${new Date(time * 1_000).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** The message as Markdown, in Librato's form. */
export function noticeText(occasion: Occasion): string {
  const { notice, account } = occasion
  const { alert, event } = notice
  const head = [
    ...(event === 'test' ? [`# ${TEST_TEXT}`, ''] : []),
    `# Alert ${alert.name} ${whatHappened(notice, stamp(notice.time))}`,
    '',
    ...(alert.description ? [`Description: ${alert.description}`] : []),
    `Account: ${account}`,
    `Link: ${alertLink(occasion)}`,
  ]
  const { streams, more } = violationLines(notice)
  const body = streams.flatMap(({ name, lines }) => [
    '',
    `Source \`${name}\`:`,
    ...lines.map((line) => `* ${line}`),
  ])
  const rest = more > 0 ? ['', moreText(more)] : []
  const foot = event !== 'clear' && alert.runbook_url ? ['', `Runbook: ${alert.runbook_url}`] : []
  return [...head, ...body, ...rest, ...foot, ''].join('\n')
}

/** One line without markup, such as a pager shows. */
export function shortText(notice: AlertNotice): string {
  const { alert, event, time } = notice
  const text = `Alert '${alert.name}' ${whatHappened(notice, timeText(time))}`
  return event === 'test' ? `[Test] ${text}` : text
}
