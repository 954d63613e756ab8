import aws4 from 'aws4'
import type { AlertNotice } from '#api/alertNotices.ts'
import { fewViolations } from '../fewViolations.ts'
import type { HttpMessage, Occasion } from '../message.ts'
import { shortText, whatHappened } from '../noticeText.ts'
import { violationSentences } from '../violationText.ts'

/** The longest text message that a phone gets in one piece. */
const SMS = 140

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, signed for the moment when it is sent. */
export function snsMessage({ notice, settings, now }: Occasion): HttpMessage {
  const { topic_arn = '', access_key_id, secret_access_key } = settings
  const host = hostOf(topic_arn)
  const body = new URLSearchParams({
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topic_arn,
    MessageStructure: 'json',
    Message: JSON.stringify({ default: JSON.stringify(payload(notice)), sms: sms(notice) }),
  }).toString()
  const date = new Date(now * 1_000).toISOString().replace(/[-:]|\.\d+/g, '')
  const { headers } = aws4.sign(
    {
      service: 'sns',
      region: regionOf(topic_arn),
      host,
      path: '/',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8', 'X-Amz-Date': date },
      body,
    },
    { accessKeyId: access_key_id, secretAccessKey: secret_access_key },
  )
  return { kind: 'http', method: 'POST', url: `https://${host}/`, headers: texts(headers), body }
}

function payload(notice: AlertNotice): object {
  const { alert, time: trigger_time, event } = notice
  const shown = { ...alert, description: alert.description ?? '', runbook_url: alert.runbook_url ?? '' }
  if (event === 'clear') return { alert: shown, trigger_time, clear: notice.clear }
  return {
    alert: shown,
    trigger_time,
    conditions: notice.conditions,
    ...fewViolations(notice),
    triggered_by_user_test: event === 'test',
  }
}

function sms(notice: AlertNotice): string {
  const { alert, event } = notice
  const text =
    event === 'clear'
      ? shortText(notice)
      : [`Alert '${alert.name}' ${whatHappened(notice)}`, ...violationSentences(notice)].join(' ')
  return text.length <= SMS ? text : `${text.slice(0, SMS - 3)}...`
}

/** Anything else in its place could make the host another one. */
const regionOf = (arn: string) => /^arn:[\w-]+:sns:([\w-]+):/.exec(arn)?.[1] ?? ''

/** China's regions have a domain of their own. */
function hostOf(arn: string): string {
  const domain = arn.startsWith('arn:aws-cn:') ? 'amazonaws.com.cn' : 'amazonaws.com'
  return `sns.${regionOf(arn)}.${domain}`
}

/** The host and the length of the body are the connection's to say, though they are signed. */
function texts(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !/^(host|content-length)$/i.test(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}
