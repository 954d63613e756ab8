/** The first run comes soon, so that a restart does not wait for a whole round; not at once, so that a start is quick. */
const FIRST_RUN_MS = 15_000

/**
 * Does `work` again and again, `seconds` after the last run ended, until the function that is returned is called; that
 * one resolves when a run under way has ended.
 */
export function every(
  seconds: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let timer = setTimeout(run, FIRST_RUN_MS)
  let stopped = false

  function run() {
    running = work()
      .catch(failed)
      .then(() => {
        if (!stopped) timer = setTimeout(run, seconds * 1_000)
      })
  }

  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
