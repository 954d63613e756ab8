/**
 * Lets few pieces of work of the same kind run at a time, in this process; the others wait, in their order.
 *
 * @param most of one key at a time
 * @returns runs the work of a key when it is its turn, and gives what that gives
 */
export function turns(most: number): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const places = new Map<string, { taken: number; waiting: (() => void)[] }>()
  return async (key, work) => {
    const place = places.get(key) ?? { taken: 0, waiting: [] }
    places.set(key, place)
    if (place.taken === most) await new Promise<void>((resolve) => place.waiting.push(resolve))
    else place.taken++
    try {
      return await work()
    } finally {
      // Who waits takes the place over, so that nobody who comes now is before them.
      const next = place.waiting.shift()
      if (next !== undefined) next()
      else if (--place.taken === 0) places.delete(key)
    }
  }
}
