import type { ServicePreview } from '#api/servicePreview.ts'
import { isSecret, whyNotTold, type ServiceType } from '#api/serviceTypes.ts'
import { messageFor } from './messageFor.ts'
import type { Message, Occasion } from './message.ts'

type Settings = Readonly<Record<string, string>>

const MASK = '***'

type Shown = Omit<ServicePreview, 'refused'>

/** What a service would be sent. It is made of masked settings, so that no secret is left anywhere in it. */
export function previewOf(
  type: ServiceType,
  settings: Settings,
  occasion: Omit<Occasion, 'id' | 'settings'>,
): Shown {
  const nothing = whyNotTold(type, occasion.notice.event)
  if (nothing !== undefined) return { request: null, mail: null, nothing }
  return {
    ...shown(messageFor(type, { ...occasion, id: 0, settings: masked(type, settings) })),
    nothing: null,
  }
}

function shown(message: Message): Omit<Shown, 'nothing'> {
  if (message.kind === 'mail') {
    const { to, subject, text, html } = message
    return { request: null, mail: { to: [...to], subject, text, html } }
  }
  const { method, url, headers, body } = message
  return { request: { method, url, headers: { ...headers, ...maskedHeaders(headers) }, body }, mail: null }
}

/** What was made of masked secrets tells nothing, but looks as if it did. */
function maskedHeaders(headers: Settings): Record<string, string> {
  const names = ['Authorization', 'X-Poise-Signature'].filter((name) => name in headers)
  return Object.fromEntries(
    names.map((name) => [name, headers[name]?.replace(/^(\w+[ =]?).*$/, `$1${MASK}`) ?? '']),
  )
}

function masked(type: ServiceType, settings: Settings): Record<string, string> {
  const entries = Object.entries(settings).map(([name, value]) => [name, maskedSetting(type, name, value)])
  return Object.fromEntries(entries) as Record<string, string>
}

/** Of an URL the host is no secret. */
function maskedSetting(type: ServiceType, name: string, value: string): string {
  if (!isSecret(type, name)) return value
  if (name !== 'url' || !URL.canParse(value)) return value === '' ? '' : MASK
  const { protocol, host, username, pathname } = new URL(value)
  return `${protocol}//${username === '' ? '' : `${MASK}@`}${host}${pathname === '/' ? '/' : `/${MASK}`}`
}
