import type { AlertNotice } from '#api/alertNotices.ts'
import { fewViolations } from '../fewViolations.ts'
import type { HttpMessage, Occasion } from '../message.ts'

/** Librato's webhook: a form of one field, which holds JSON. */
export function webhookMessage({ notice, settings, account }: Occasion): HttpMessage {
  const { url, headers } = withoutUser(settings.url ?? '')
  return {
    kind: 'http',
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams({ payload: JSON.stringify(webhookPayload(notice, account)) }).toString(),
  }
}

/** Receivers written for Librato know only `normal`, however it was cleared. */
function webhookPayload(notice: AlertNotice, account: string): object {
  const { alert, incident_key, time: trigger_time } = notice
  if (notice.event === 'clear') {
    return { alert: shownAlert(alert), incident_key, account, trigger_time, clear: 'normal' }
  }
  return {
    alert: { ...shownAlert(alert), description: alert.description ?? '' },
    account,
    trigger_time,
    incident_key,
    conditions: notice.conditions,
    ...fewViolations(notice),
    triggered_by_user_test: notice.event === 'test',
  }
}

function shownAlert({ id, name, runbook_url, version }: AlertNotice['alert']) {
  return { id, name, runbook_url: runbook_url ?? '', version }
}

/** A user and password in a URL are for HTTP Basic: clients do not send them as they stand. */
export function withoutUser(given: string): { url: string; headers: Record<string, string> } {
  const url = new URL(given)
  const { username, password } = url
  url.username = url.password = ''
  if (username === '' && password === '') return { url: url.href, headers: {} }
  const credentials = `${decoded(username)}:${decoded(password)}`
  return {
    url: url.href,
    headers: { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  }
}

/** A single `%` stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
