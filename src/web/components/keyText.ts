const isMac = (): boolean => navigator.userAgent.includes('Mac')

/** The keys of an action as they are written on the keyboard, one after the other: `g s`, `Mod+k`. */
export function keyText(keys: string): string[] {
  return keys.split(' ').map((key) => key.replace('Mod+k', isMac() ? '⌘K' : 'Ctrl K'))
}
