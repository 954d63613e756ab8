let own: string | undefined

/** The zone of the reader's browser, which is asked once: it takes its time, and every chart wants to know. */
export const browserZone = (): string => (own ??= Intl.DateTimeFormat().resolvedOptions().timeZone)

const NAME = /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/

/** Whether this browser knows a zone of that IANA name. */
export function isZone(name: string): boolean {
  if (!NAME.test(name)) return false
  try {
    return Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
