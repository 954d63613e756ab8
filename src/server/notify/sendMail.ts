import { createTransport } from 'nodemailer'
import type { Smtp } from '../config.ts'
import { codeOf, messageOf } from '../engine/errors.ts'
import type { MailMessage } from './message.ts'
import { arrived, failed, failedForNow, MOST_ANSWER, whyStopped, type Outcome } from './outcome.ts'

/**
 * How long the operator's server may take to connect, to greet, and to answer. RFC 5321, 4.5.3.2, allows minutes: who gives up
 * while a mail is looked at has it sent again, although it arrives.
 */
const TIMES = { connectMs: 10_000, greetMs: 30_000, answerMs: 75_000 }

/** Hands a mail to the operator's SMTP server once. Never rejects. */
export async function sendMail(
  smtp: Smtp | undefined,
  { id, to, subject, text, html }: MailMessage,
  signal: AbortSignal,
): Promise<Outcome> {
  if (smtp === undefined) return failed('No mail can be sent: set POISE_SMTP')
  const transport = createTransport({
    url: smtp.url,
    dnsTimeout: TIMES.connectMs,
    connectionTimeout: TIMES.connectMs,
    greetingTimeout: TIMES.greetMs,
    socketTimeout: TIMES.answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    const recipients = to.map((address) => ({ name: '', address }))
    const mail = { from: smtp.from, to: recipients, messageId: id, subject, text, html, signal }
    const { response, rejected } = await transport.sendMail(mail)
    const refused = rejected.length === 0 ? '' : `; refused for ${rejected.map(textOf).join(', ')}`
    return arrived(`${response}${refused}`.slice(0, MOST_ANSWER))
  } catch (error) {
    if (signal.aborted) return failedForNow(whyStopped(signal, 'mail'))
    const answer = messageOf(error).slice(0, MOST_ANSWER)
    return isForGood(error) ? failed(answer) : failedForNow(answer)
  } finally {
    transport.close()
  }
}

/** https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1: what begins with 5 will be answered the same again. */
function isForGood(error: unknown): boolean {
  if (error instanceof Error && 'responseCode' in error) return Number(error.responseCode) >= 500
  return codeOf(error) === 'EENVELOPE'
}

const textOf = (address: string | { address: string }) =>
  typeof address === 'string' ? address : address.address
