import type { Dispatcher } from 'undici'
import type { Config } from '../config.ts'
import type { Message } from './message.ts'
import { WHOLE_MS, type Outcome } from './outcome.ts'
import { openAgent, sendHttp } from './sendHttp.ts'
import { sendMail } from './sendMail.ts'

/** Sends messages to services. */
export interface Sender {
  /** Tries once, for as long as `WHOLE_MS` at most. Never rejects. */
  send(message: Message, stop: AbortSignal): Promise<Outcome>
  close(): Promise<void>
}

/** @param dispatcher where requests leave through: none but guarded connections, unless a test brings its own */
export function openSender(
  { smtp, notifyAllow }: Pick<Config, 'smtp' | 'notifyAllow'>,
  dispatcher: Dispatcher = openAgent(notifyAllow),
): Sender {
  return {
    send: async (message, stop) => {
      const signal = AbortSignal.any([AbortSignal.timeout(WHOLE_MS[message.kind]), stop])
      return message.kind === 'mail' ? sendMail(smtp, message, signal) : sendHttp(dispatcher, message, signal)
    },
    close: () => dispatcher.destroy(),
  }
}
