import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { annotationEventList, type StreamEvent } from '#api/annotationEvents.ts'
import { annotationCreate } from '#api/annotations.ts'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { follow } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

let server: ListeningServer
beforeAll(async () => {
  server = await sharedServer()
}, 120_000)

const go = pageOfFile()

const NOW = Math.floor(Date.now() / 1_000)

async function annotate(name: string, title: string, minutesAgo: number, rest: object = {}) {
  const body = { title, start_time: NOW - minutesAgo * 60, ...rest }
  await server.call(annotationCreate, { params: { name }, body })
}

/** The path of a space of one chart that shows an annotation stream. */
async function makeSpace(annotations: string): Promise<string> {
  const metric = `e2e.${annotations}`
  const measurements = [30, 20, 10, 0].map((ago) => ({ name: metric, value: ago, time: NOW - ago * 60 }))
  await server.call(measurementCreate, { body: { measurements } })
  const { id } = await server.call(spaceCreate, { body: { name: annotations } })
  const streams = [{ metric }, { type: 'annotation', metric: annotations }]
  await server.call(chartCreate, { params: { id }, body: { name: 'Load', streams } })
  return `/spaces/${id}`
}

/** Another number of marks may have to be read first, or a chart to be drawn. */
const untilMarks = (page: Page, count: number) =>
  expect.poll(() => marks(page).count(), { timeout: 15_000 }).toBe(count)

const marks = (page: Page) => page.getByRole('toolbar', { name: 'Annotations of Load' }).getByRole('button')

test('a mark tells what happened; a cluster lists its events and leads to them; the strip can be switched off', async () => {
  await annotate('deploys', 'Deployed v56', 40, { description: 'Typo in page titles', source: 'web-1' })
  for (const i of [0, 1, 2]) await annotate('deploys', `Rolled out to zone ${i}`, 20 + i / 3)
  const page = await go(await makeSpace('deploys'))

  await marks(page).nth(0).hover()
  const card = page.getByRole('dialog', { name: 'Deployed v56' })
  await card.getByText('Typo in page titles').waitFor()
  await card.getByText('web-1').waitFor()
  await page.mouse.move(0, 0)
  await card.waitFor({ state: 'detached' })

  const cluster = marks(page).nth(1)
  expect(await cluster.getAttribute('aria-label')).toMatch(/^3 annotations, /)
  await cluster.click()
  const list = page.getByRole('dialog', { name: 'Annotations' })
  await list.getByText('Rolled out to zone 1').waitFor()
  await list.getByRole('button', { name: 'Zoom to these' }).click()
  await page.waitForURL(/from=\d+&to=\d+/)
  await untilMarks(page, 3)

  await page.getByRole('button', { name: 'Annotations', exact: true }).click()
  const choice = page.getByRole('checkbox', { name: 'deploys', exact: true })
  await choice.waitFor()
  expect(await choice.isChecked()).toBe(true)
  await page.getByText('None', { exact: true }).click()
  await page.waitForURL(/events=none/)
  await untilMarks(page, 0)
  await choice.click()
  await page.waitForURL(/events=deploys/)
  await untilMarks(page, 3)
}, 60_000)

test('marks are one tab stop, walked by arrow keys, and the card is entered and left by key', async () => {
  await annotate('walked', 'First', 40)
  await annotate('walked', 'Second', 20, {
    links: [{ rel: 'build', href: 'https://ci.example.com/34', label: 'Build' }],
  })
  const page = await go(await makeSpace('walked'))
  await marks(page).nth(1).waitFor()
  expect(await marks(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).tabIndex))).toEqual([
    -1, 0,
  ])
  const focused = () =>
    page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel)

  await marks(page).nth(1).focus()
  await page.getByRole('dialog', { name: 'Second' }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.getByRole('dialog', { name: 'First' }).waitFor()
  expect(await focused()).toMatch(/^First, walked, /)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect.poll(focused, { timeout: 15_000 }).toBe('Build')
  expect(await page.getByRole('link', { name: 'Build' }).getAttribute('rel')).toBe('noopener noreferrer')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused()).toMatch(/^Second, walked, /)
}, 60_000)

test('a drag with Alt held annotates the time below it, and the mark is there at once', async () => {
  await annotate('dragged', 'Before', 50)
  const page = await go(await makeSpace('dragged'))
  await untilMarks(page, 1)
  const box = (await page.getByRole('slider', { name: 'Load' }).locator('.u-over').boundingBox())!
  const y = box.y + box.height / 2
  await page.keyboard.down('Alt')
  await page.mouse.move(box.x + box.width * 0.5, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.75, y, { steps: 4 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  const drawer = page.getByRole('dialog', { name: 'New annotation' })
  await expect.poll(() => drawer.getByRole('combobox', { name: 'Stream' }).inputValue()).toBe('dragged')
  expect(await axeFaults(page)).toEqual([])
  await drawer.getByLabel('Title').fill('Slow queries')
  await page.keyboard.press('Enter')
  await untilMarks(page, 2)
  expect(page.url()).not.toContain('from=')
  const query = { streams: ['dragged'], duration: 3_600 }
  const made = (await server.call(annotationEventList, { query })).events.at(-1)!
  expect(made.title).toBe('Slow queries')
  expect(Math.abs(made.end_time! - made.start_time - 900)).toBeLessThan(60)
}, 60_000)

const HOSTILE = [
  '<script>window.hit = 1</script>',
  '<img src=x onerror="window.hit = 1">',
  '\u202Egnp.exe',
  'ש'.repeat(255),
  '👩‍👩‍👧‍👦'.repeat(30),
]

test('whatever an annotation says is text, and only addresses of the web are links', async () => {
  for (const [i, title] of HOSTILE.entries()) {
    await annotate('hostile', title, 50 - i * 8, { description: 'javascript:window.hit=1', source: '<b>' })
  }
  const path = await makeSpace('hostile')
  const page = await go('/jobs')
  // The server takes no such link; what it would do if one got in is what counts.
  await page.route('**/v1/annotation_events?*', async (route) => {
    const answer = await route.fetch()
    const read = (await answer.json()) as { events: StreamEvent[] }
    const links = ['javascript:window.hit=1', 'data:text/html,x', '//evil.example', ' javascript:1'].map(
      (href, i) => ({ rel: `r${i}`, href, label: null }),
    )
    await route.fulfill({
      response: answer,
      json: { ...read, events: read.events.map((event) => ({ ...event, links })) },
    })
  })
  await follow(page, path)
  await untilMarks(page, HOSTILE.length)
  for (const [i, title] of HOSTILE.entries()) {
    await marks(page).nth(i).hover()
    const card = page.getByRole('dialog').filter({ hasText: title })
    await card.getByText('r0: javascript:window.hit=1').waitFor()
    expect(await card.getByRole('link').allInnerTexts()).toEqual(['hostile'])
    expect((await card.boundingBox())!.width).toBeLessThan(400)
  }
  await follow(page, '/annotations/hostile')
  await page.getByText(HOSTILE[0]!).waitFor()
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)
}, 60_000)

test('strip, card, menu and pages are accessible on a phone', async () => {
  for (const ago of [40, 30, 30, 10])
    await annotate('axe', 'Deployed', ago, { end_time: NOW - (ago - 5) * 60 })
  const page = await go(await makeSpace('axe'))
  await page.setViewportSize({ width: 390, height: 900 })
  await marks(page).first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page
    .getByRole('button', { name: /^\d+ annotations, / })
    .first()
    .click()
  await page.getByRole('dialog', { name: 'Annotations' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Annotations', exact: true }).click()
  await page.getByRole('checkbox', { name: 'axe' }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  await page.keyboard.press('Escape')
  await follow(page, '/annotations')
  await page.getByRole('link', { name: 'axe' }).click()
  await page.getByRole('listitem').first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Show on space: Deployed' }).first().click()
  await page.waitForURL(/from=\d+&to=\d+&events=axe/)
  await marks(page).first().waitFor()
}, 60_000)
