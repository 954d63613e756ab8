/** Milliseconds from the start of `work` to the second frame after it. */
export async function painted(work: () => void): Promise<number> {
  const start = performance.now()
  work()
  await frames()
  return performance.now() - start
}

/** Two frames: by then what was drawn is on the screen. */
export const frames = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
