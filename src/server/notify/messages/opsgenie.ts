import { alertLink, post, type HttpMessage, type Occasion } from '../message.ts'
import { noticeText, shortText } from '../noticeText.ts'

/*
 * https://docs.opsgenie.com/docs/alert-api: the address that Librato posted to is gone. An alert there has the key of the
 * incident as its alias, by which it is closed.
 */
const HOST = 'api.opsgenie.com'

export function opsgenieMessage(occasion: Occasion): HttpMessage {
  const { notice, settings } = occasion
  const alerts = `https://${host(settings.hostname)}/v2/alerts`
  const headers = { Authorization: `GenieKey ${settings.customer_key}` }
  if (notice.event === 'clear') {
    const url = `${alerts}/${encodeURIComponent(notice.incident_key)}/close?identifierType=alias`
    return post(url, { source: 'Poise', note: shortText(notice) }, headers)
  }
  const { alert } = notice
  return post(
    alerts,
    {
      message: cut(notice.event === 'test' ? `[Test] ${alert.name}` : alert.name, 130),
      alias: notice.incident_key,
      description: cut(noticeText(occasion), 15_000),
      responders: [
        ...named(settings.teams).map((name) => ({ type: 'team', name })),
        ...named(settings.recipients).map(recipient),
      ],
      tags: named(settings.tags),
      details: {
        link: alertLink(occasion),
        ...(alert.runbook_url ? { runbook_url: alert.runbook_url } : {}),
      },
      source: 'Poise',
    },
    headers,
  )
}

/** Accounts in Europe have a host of their own; a key is sent to no host but OpsGenie's. */
function host(hostname: string | undefined): string {
  return hostname !== undefined && /^([a-z0-9-]+\.)*opsgenie\.com$/i.test(hostname) ? hostname : HOST
}

/** A person goes by an email address, and everything else is taken for the name of a schedule. */
function recipient(name: string): object {
  return name.includes('@') ? { type: 'user', username: name } : { type: 'schedule', name }
}

const named = (list = '') =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')

const cut = (text: string, length: number) => text.slice(0, length)
