import { createTransport } from 'nodemailer'
import type { Smtp } from '../config.ts'
import { codeOf, messageOf } from '../engine/errors.ts'
import type { MailMessage } from './message.ts'
import { TIMES } from './sendHttp.ts'
import { arrived, failed, failedForNow, MOST_ANSWER, whyStopped, type Outcome } from './outcome.ts'

/** Hands a mail to the operator's SMTP server once. Never rejects. */
export async function sendMail(
  smtp: Smtp | undefined,
  { to, subject, text, html }: MailMessage,
  signal: AbortSignal,
): Promise<Outcome> {
  if (smtp === undefined) return failed('No mail can be sent: set POISE_SMTP')
  const transport = createTransport({
    url: smtp.url,
    dnsTimeout: TIMES.connectMs,
    connectionTimeout: TIMES.connectMs,
    greetingTimeout: TIMES.answerMs,
    socketTimeout: TIMES.answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
  })
  try {
    const recipients = to.map((address) => ({ name: '', address }))
    const sending = transport.sendMail({ from: smtp.from, to: recipients, subject, text, html })
    const { response, rejected } = await Promise.race([sending, stopped])
    const refused = rejected.length === 0 ? '' : `; refused for ${rejected.map(textOf).join(', ')}`
    return arrived(`${response}${refused}`.slice(0, MOST_ANSWER))
  } catch (error) {
    if (signal.aborted) return failedForNow(whyStopped(signal))
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
