let underWay: Promise<unknown> = Promise.resolve()

/** One piece of work on the charts of a space after the other: each finds what the ones before it have made. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = underWay.then(work)
  underWay = done.catch(() => undefined)
  return done
}
