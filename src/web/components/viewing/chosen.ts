/**
 * The keys to show alone after a line was chosen: it alone, and all again when it was; or, where `adds`, with it beside
 * those that are, and without it when it was among them.
 */
export function chosen(isolated: readonly string[], key: string, adds: boolean): readonly string[] {
  const without = isolated.filter((other) => other !== key)
  if (adds) return without.length === isolated.length ? [...isolated, key] : without
  return isolated.length === 1 && without.length === 0 ? [] : [key]
}

interface Press {
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  nativeEvent: Event
}

/** Whether a press on a line adds to those shown alone: with a key held, and by a finger, which has none. */
export function addsLine({ ctrlKey, metaKey, shiftKey, nativeEvent }: Press, anyAlone: boolean): boolean {
  const byFinger = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch'
  return ctrlKey || metaKey || shiftKey || (byFinger && anyAlone)
}
