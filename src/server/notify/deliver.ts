import { isSecret, whyNotTold, type ServiceType } from '#api/serviceTypes.ts'
import type { Deps } from '../deps.ts'
import { messageOf } from '../engine/errors.ts'
import type { AttemptRow } from '../store/notifications.ts'
import type { ServiceRow } from '../store/services.ts'
import { UNREADABLE } from '../store/vault.ts'
import type { Message, Occasion } from './message.ts'
import { messageFor } from './messageFor.ts'
import { failed, MOST_ANSWER, type Outcome } from './outcome.ts'

/** A try to tell a service something, and what came of it. */
export interface Delivery {
  attempt: AttemptRow
  /** `waiting` where it may arrive later. */
  state: 'sent' | 'failed' | 'dropped' | 'waiting'
}

/**
 * Tells a service once. Never rejects.
 *
 * @param url where people reach Poise, without a slash at the end
 * @param stop ends the try
 */
export async function deliver(
  deps: Pick<Deps, 'config' | 'sender' | 'vault' | 'now'>,
  service: Pick<ServiceRow, 'type' | 'settings'>,
  told: Pick<Occasion, 'id' | 'notice'>,
  url: string,
  stop: AbortSignal,
): Promise<Delivery> {
  const attempted_at = Math.floor(deps.now())
  const dropped = whyNotTold(service.type, told.notice.event)
  if (dropped !== undefined) return droppedAs(dropped, attempted_at)

  const begun = performance.now()
  const { email: account } = deps.config
  const messageOfSettings = (settings: Occasion['settings']) =>
    messageFor(service.type, { ...told, settings, account, url, now: deps.now() })
  const { arrived, answer, again } = await sendTo(deps, service, messageOfSettings, stop)
  const duration_ms = Math.round(performance.now() - begun)
  return {
    attempt: { attempted_at, duration_ms, arrived, answer },
    state: arrived ? 'sent' : again ? 'waiting' : 'failed',
  }
}

export function droppedAs(answer: string, attempted_at: number): Delivery {
  return { attempt: { attempted_at, duration_ms: 0, arrived: false, answer }, state: 'dropped' }
}

/**
 * Sends a service one message, made of its settings. Never rejects; what is answered holds no secret.
 *
 * @param stop ends the try
 */
export async function sendTo(
  { sender, vault }: Pick<Deps, 'sender' | 'vault'>,
  { type, settings: stored }: Pick<ServiceRow, 'type' | 'settings'>,
  messageOfSettings: (settings: Occasion['settings']) => Message,
  stop: AbortSignal,
): Promise<Outcome> {
  const { settings, unreadable } = vault.open(stored)
  if (unreadable.length > 0) return failed(UNREADABLE)
  try {
    const message = messageOfSettings(settings)
    const outcome = await sender.send(message, stop)
    return { ...outcome, answer: withoutSecrets(outcome.answer, type, settings) }
  } catch (error) {
    // A service that was stored by an earlier version may have settings that are not allowed any more.
    return failed(withoutSecrets(messageOf(error), type, settings).slice(0, MOST_ANSWER))
  }
}

/** Receivers may repeat what they were sent. */
function withoutSecrets(
  answer: string,
  type: ServiceType,
  settings: Readonly<Record<string, string>>,
): string {
  let text = answer
  for (const [name, value] of Object.entries(settings)) {
    if (isSecret(type, name) && value.length >= 4) text = text.replaceAll(value, '***')
  }
  return text
}
