const isMac = (): boolean => navigator.userAgent.includes('Mac')

/** What is printed on a key whose name in the browser is another. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
}

/** The keys of an action as they are written on the keyboard, one after the other: `g s`, `Mod+k`, `ArrowLeft`. */
export function keyText(keys: string): string[] {
  return keys.split(' ').map((key) => {
    const [letter, ...held] = key.split('+').toReversed()
    if (held.length > 0) {
      const shift = held.includes('Shift')
      return `${isMac() ? (shift ? '⇧⌘' : '⌘') : shift ? 'Ctrl Shift ' : 'Ctrl '}${letter!.toUpperCase()}`
    }
    return CAPS[key] ?? (/^[A-Z]$/.test(key) ? `Shift ${key}` : key)
  })
}
