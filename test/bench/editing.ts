import type { Page } from 'playwright-core'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { launchBrowser, openPage } from '#test/helpers/browser.ts'
import { listen, type ListeningServer } from '#test/helpers/listen.ts'
import { median } from './mainThread.ts'
import type { Row } from './row.ts'

const METRICS = 100_000
const IN_A_POST = 1_000
const ROUNDS = 7
const TYPED = 'host17.disk55.us'
/** Milliseconds from one key to the next: faster than people type. */
const KEY = 60

/** The chart editor of a page that is warm: how long it takes to open, and what typing in it does to the frames. */
export async function bench(): Promise<Row[]> {
  const server = await listen()
  const browser = await launchBrowser()
  try {
    const path = await makeSpace(server)
    const { page } = await openPage(browser, server.url + path, { account: server })
    await page.waitForSelector('article canvas')
    const opened: number[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      opened.push(await openEditor(page))
      if (round < ROUNDS) await page.keyboard.press('Escape')
      if (round < ROUNDS) await page.waitForSelector('[role=dialog]', { state: 'detached' })
    }
    await page.getByRole('button', { name: 'Add metrics' }).click()
    const search = page.getByRole('searchbox', { name: 'Metrics' })
    await search.click()
    const ours = await framesWhile(page, () => type(page))
    await page
      .getByRole('checkbox', { name: /host17/ })
      .first()
      .waitFor()

    const bare = await (await browser.newContext()).newPage()
    await bare.setContent('<input autofocus>')
    await bare.locator('input').click()
    const theirs = await framesWhile(bare, () => type(bare))
    return [
      {
        what: 'the chart editor',
        measure: 'open and painted',
        value: median(opened.slice(1)),
        unit: 'ms',
        goal: '< 200',
      },
      {
        what: `typing among ${METRICS.toLocaleString('en')} metrics`,
        measure: 'Poise',
        value: ours,
        unit: 'frames/s',
        goal: '>= 50',
      },
      {
        what: `typing among ${METRICS.toLocaleString('en')} metrics`,
        measure: 'a bare field',
        value: theirs,
        unit: 'frames/s',
      },
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

const type = (page: Page) => page.keyboard.type(TYPED, { delay: KEY })

async function makeSpace({ call }: ListeningServer): Promise<string> {
  const time = Math.floor(Date.now() / 60_000) * 60
  for (let from = 0; from < METRICS; from += IN_A_POST) {
    const measurements = Array.from({ length: IN_A_POST }, (_, n) => ({
      name: `host${(from + n) % 100}.disk${Math.floor((from + n) / 100)}.used`,
      time,
      value: n,
      tags: { host: 'a' },
    }))
    await call(measurementCreate, { body: { measurements } })
  }
  const { id } = await call(spaceCreate, { body: { name: 'Editing' } })
  const streams = [{ metric: 'host1.disk1.used' }]
  await call(chartCreate, { params: { id }, body: { name: 'Used', type: 'line', streams } })
  return `/spaces/${id}`
}

/** Milliseconds from a press on the pen to the second frame with the form and its preview in it. */
async function openEditor(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now()
    document.querySelector<HTMLElement>('article [aria-label^="Edit"]')!.click()
    while (document.querySelector('[role=dialog] canvas, [role=dialog] [aria-busy]') === null) {
      await new Promise(requestAnimationFrame)
    }
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
    return performance.now() - start
  })
}

/** Frames a second while something is done. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<number> {
  const counted = page.evaluate(async (time) => {
    const start = performance.now()
    let now = start
    let frames = 0
    while (now - start < time) {
      now = await new Promise<number>(requestAnimationFrame)
      frames += 1
    }
    return (frames / (now - start)) * 1_000
  }, TYPED.length * KEY)
  await work()
  return counted
}
