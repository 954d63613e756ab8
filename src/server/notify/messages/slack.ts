import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { shortText, TEST_TEXT, whatHappened } from '../noticeText.ts'
import { moreText, timeText, violationLines } from '../violationText.ts'

const TRIGGERED = '#0880ad'
const CLEARED = '#17B03C'

export function slackMessage(occasion: Occasion): HttpMessage {
  const { notice, settings } = occasion
  const attachment = notice.event === 'clear' ? cleared(occasion) : triggered(occasion)
  return post(settings.url ?? '', { attachments: [attachment] })
}

function cleared(occasion: Occasion): object {
  const { notice } = occasion
  const text = `Alert ${linked(occasion)} ${plain(whatHappened(notice, timeText(notice.time)))}`
  return { text, fallback: plain(shortText(notice)), color: CLEARED }
}

function triggered(occasion: Occasion): object {
  const { notice } = occasion
  const { runbook_url } = notice.alert
  const test = notice.event === 'test' ? `${TEST_TEXT}\n\n` : ''
  const runbook = runbook_url ? ` <${target(runbook_url)}|Runbook>` : ''
  const { streams, more } = violationLines(notice)
  const fields = streams.map(({ name, lines }) => ({ title: plain(name), value: plain(lines.join('\n')) }))
  return {
    fallback: `${plain(shortText(notice))} ${alertLink(occasion)}`,
    color: TRIGGERED,
    pretext: `${test}Alert ${linked(occasion)} ${whatHappened(notice)}${runbook}`,
    fields: more > 0 ? [...fields, { title: moreText(more), value: '' }] : fields,
    mrkdwn_in: ['text', 'fields'],
  }
}

const linked = (occasion: Occasion) => `<${alertLink(occasion)}|${plain(occasion.notice.alert.name)}>`

/** As Slack takes text: https://docs.slack.dev/messaging/formatting-message-text: these three signs make links and mentions. */
export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const target = (url: string) => plain(url).replaceAll('|', '%7C')
