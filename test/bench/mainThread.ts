import type { Page } from 'playwright-core'

/** Milliseconds that the page's main thread was busy while `work` lasted. */
export async function busyDuring(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  // Time of its own: what else the machine does is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  }
  const before = await busy()
  await work()
  const after = await busy()
  await session.detach()
  return after - before
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
