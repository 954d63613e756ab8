/** What of an address is its time. */
const TIME = ['range', 'from', 'to', 'paused', 'zone', 'compare']

/** A path of the page with the time that another address shows; the time that the path names itself counts. */
export function withTime(path: string, search: string): string {
  const [, before = '', query = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(path) ?? []
  const own = new URLSearchParams(query)
  if (!TIME.some((name) => own.has(name))) {
    const shown = new URLSearchParams(search)
    for (const name of TIME) {
      const value = shown.get(name)
      if (value !== null) own.set(name, value)
    }
  }
  const text = own.toString()
  return before + (text === '' ? '' : `?${text}`) + hash
}
