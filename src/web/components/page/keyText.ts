const isMac = (): boolean => navigator.userAgent.includes('Mac')

/** What is printed on a key whose name in the browser is another. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  '-': '−',
}

/** The keys of an action as they are written on the keyboard, one after the other: `g s`, `Mod+Shift+z`, `ArrowLeft`. */
export function keyText(keys: string): string[] {
  return keys.split(' ').map((key) => {
    if (key.startsWith('Mod+')) return (isMac() ? '⌘' : 'Ctrl ') + capitals(key.slice(4))
    return CAPS[key] ?? (/^[A-Z]$/.test(key) ? `Shift ${key}` : key)
  })
}

const capitals = (keys: string) => keys.replace(/[a-z]$/, (letter) => letter.toUpperCase()).replace('+', ' ')
