/** The zone that times are shown in: the browser's. */
export const pageZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The short name of a zone as it is at a time (Unix seconds): `CET`, `GMT+2`, `UTC`. */
export function zoneName(time: number, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
  return format.formatToParts(time * 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}
