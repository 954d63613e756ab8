interface Names {
  format: Intl.DateTimeFormat
  /** Whether people have letters for it. */
  hasLetters: boolean
}

/** Each of these knows the letters of its own part of the world: CET, EST, AEDT, IST, SAST. */
const LOCALES = ['en-GB', 'en-US', 'en-AU', 'en-IN', 'en-ZA']
const OFFSET = /^GMT[+-]/
const known = new Map<string, Names>()

/** The short name of a zone as it is at a time (Unix seconds): `CET`, `EST`, `UTC`, `GMT+9` where there are no letters. */
export function offsetName(time: number, zone: string): string {
  return nameOf(time, namesOf(time, zone).format)
}

/** What people call the clocks of a zone at a time: `CET`, `EST`; `Tokyo` where there are no letters. */
export function zoneName(time: number, zone: string): string {
  const { format, hasLetters } = namesOf(time, zone)
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return hasLetters || /\d/.test(city) ? nameOf(time, format) : city
}

function namesOf(time: number, zone: string): Names {
  let names = known.get(zone)
  if (names === undefined) {
    const formats = LOCALES.map(
      (locale) => new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }),
    )
    const format = formats.find((one) => !OFFSET.test(nameOf(time, one)))
    names = { format: format ?? formats[0]!, hasLetters: format !== undefined }
    known.set(zone, names)
  }
  return names
}

const nameOf = (time: number, format: Intl.DateTimeFormat): string =>
  format.formatToParts(time * 1_000).find(({ type }) => type === 'timeZoneName')!.value
