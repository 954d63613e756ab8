/** The zone of the reader's browser. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

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
