import { notePrinting } from '#web/stores/appearance.ts'

/** The longest wait for charts that were never on the screen, in ms. */
const PATIENCE = 10_000

/** Prints the page once everything in it was read, what lies below the window too. */
export async function printPage(isReading: () => boolean): Promise<void> {
  notePrinting(true)
  const until = Date.now() + PATIENCE
  do await new Promise((resolve) => setTimeout(resolve, 250))
  while (isReading() && Date.now() < until)
  window.print()
}
