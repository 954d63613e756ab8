import type { Page } from 'playwright-core'
import { busyDuring, median } from './mainThread.ts'
import type { LivePage } from './page/live.tsx'
import { withPages } from './pages.ts'
import type { Row } from './row.ts'

const ROUNDS = 15
const TICKS = 2_000
const SCENE = '20 charts x 20 lines x 1440 points'

const call = (page: Page, name: keyof LivePage) =>
  page.evaluate((name) => (window as unknown as { page: LivePage }).page[name](), name)

/** What a live space costs: a minute more of all charts beside drawing them anew, and what many of them leave behind. */
export async function bench(): Promise<Row[]> {
  return withPages(async ({ open }) => {
    const page = await open('live.html')
    const redraws: number[] = []
    const ticks: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      redraws.push(await busyDuring(page, () => call(page, 'redraw')))
      await call(page, 'tick')
      ticks.push(await busyDuring(page, () => call(page, 'tick')))
    }
    const heap = await heapUsed(page)
    for (let n = 0; n < TICKS; n += 1) await call(page, 'tick')
    const grown = (await heapUsed(page)) - heap
    const [tick, redraw] = [median(ticks), median(redraws)]
    return [
      { what: `${SCENE}: a live tick`, measure: 'main thread', value: tick, unit: 'ms' },
      { what: `${SCENE}: drawn anew`, measure: 'main thread', value: redraw, unit: 'ms' },
      { what: 'a live tick', measure: 'of drawing anew', value: tick / redraw, unit: 'x', goal: '< 0.5' },
      { what: `${TICKS} live ticks`, measure: 'growth of the heap', value: grown, unit: 'MB', goal: '< 5' },
    ]
  })
}

async function heapUsed(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}
