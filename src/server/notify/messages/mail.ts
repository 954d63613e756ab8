import { escaped, htmlText } from '../htmlText.ts'
import type { MailMessage, Occasion } from '../message.ts'
import { noticeText, whatHappened } from '../noticeText.ts'

export function mailMessage(occasion: Occasion): MailMessage {
  const { notice, settings } = occasion
  const text = noticeText(occasion)
  return {
    kind: 'mail',
    id: `<${notice.incident_key}.${occasion.id}@${new URL(occasion.url).hostname}>`,
    to: (settings.addresses ?? '').split(',').map((address) => address.trim()),
    subject: subject(occasion),
    text,
    html: page(notice.alert.name, htmlText(text)),
  }
}

function subject({ notice }: Occasion): string {
  const test = notice.event === 'test' ? '[Test] ' : ''
  const end = notice.event === 'clear' ? '.' : ''
  return `[Poise] ${test}Alert ${notice.alert.name} ${whatHappened(notice)}${end}`
}

/** The title of a mail is seen nowhere, but some readers announce it. */
function page(title: string, body: string): string {
  return `<!doctype html>
<html>
<head><meta charset="utf-8"><title>${escaped(title)}</title></head>
<body style="font-family: sans-serif; font-size: 14px; line-height: 1.5">
${body}
</body>
</html>
`
}
