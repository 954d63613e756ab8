const formats = new Map<string, Intl.DateTimeFormat>()

/** The short name of a zone as it is at a time (Unix seconds): `CET`, `GMT+2`, `UTC`. */
export function zoneName(time: number, zone: string): string {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' })
    formats.set(zone, format)
  }
  return format.formatToParts(time * 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? zone
}
