import type { AlertNotice } from '#api/alertNotices.ts'

/** What is sent to a service, whole: senders add nothing but the connection. */
export type Message = HttpMessage | MailMessage

export interface HttpMessage {
  kind: 'http'
  method: 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** What is sent in the same try where this is answered with 400. */
  otherwise?: HttpMessage
}

export interface MailMessage {
  kind: 'mail'
  /** The same whenever the same is sent again, so that who gets it twice is shown it once. */
  id: string
  to: readonly string[]
  subject: string
  text: string
  html: string
}

/** What a message is made of. */
export interface Occasion {
  /** Of the notification, the same at each try; 0 for a test. */
  id: number
  notice: AlertNotice
  /** Of the service. */
  settings: Readonly<Record<string, string>>
  /** The account's email. */
  account: string
  /** Where people reach Poise, without a slash at the end. */
  url: string
  /** Unix seconds, for signatures that hold for a while only. */
  now: number
}

export function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpMessage {
  return {
    kind: 'http',
    method: 'POST',
    url,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

/** The page of the alert; one that was made up has none. */
export function alertLink({ notice, url }: Pick<Occasion, 'notice' | 'url'>): string {
  return notice.alert.id === 0 ? `${url}/alerts` : `${url}/alerts/${notice.alert.id}`
}
