import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { follow, openPage, sharedBrowser, type OpenedPage } from '#test/helpers/browser.ts'
import { freePort, listen, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

const CHARTS = 100

const data = mkdtempSync(join(tmpdir(), 'poise-honesty-'))
let server: ListeningServer
let browser: Browser
let port: number
let large: string
beforeAll(async () => {
  port = await freePort()
  ;[server, browser] = await Promise.all([listen({ data, port }), sharedBrowser()])
  const { id } = await server.call(spaceCreate, { body: { name: 'Large' } })
  const measurements = Array.from({ length: CHARTS }, (_, i) => ({ name: `large.${i}`, value: i }))
  await server.call(measurementCreate, { body: { tags: { source: 'a' }, measurements } })
  for (let i = 0; i < CHARTS; i++) {
    const body = { name: `Chart ${i}`, streams: [{ metric: `large.${i}` }] }
    await server.call(chartCreate, { params: { id }, body })
  }
  large = `/spaces/${id}`
}, 120_000)
afterAll(async () => {
  await server.stop()
  rmSync(data, { recursive: true, force: true })
})

/** Signed in, but not yet at a space: what a test wants to count begins after this. */
function signedIn(expected: readonly RegExp[] = []): Promise<OpenedPage> {
  return openPage(browser, `${server.url}/jobs`, { expected, account: server })
}

type Streams = { streams: { metric: string }[] }
const metricsOf = (body: unknown) => (body as Streams).streams.map(({ metric }) => metric)

/** The metrics of each request for series, as they are sent. */
function noteSeries(page: Page): string[][] {
  const sent: string[][] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/series')) sent.push(metricsOf(request.postDataJSON()))
  })
  return sent
}

const chart = (page: Page, i: number) => page.getByRole('article', { name: `Chart ${i}`, exact: true })
const drawn = (page: Page, i: number) => chart(page, i).getByText(`now ${i}`).waitFor({ state: 'attached' })

describe('the server answers', () => {
  const go = pageOfFile(() => signedIn([/status of 500|answer 500/]))

  test('of 100 charts all titles are there, and only what is looked at is read, in few requests', async () => {
    const page = await go('/jobs')
    const sent = noteSeries(page)
    await follow(page, `${large}?range=90m`)
    await drawn(page, 0)
    expect(await page.locator('article h2').count()).toBe(CHARTS)

    const asked = new Set(sent.flat())
    expect(asked.size).toBeGreaterThan(5)
    expect(asked.size).toBeLessThan(30)
    expect(sent.length).toBeLessThanOrEqual(3)
    expect(await page.locator('article canvas').count()).toBe(asked.size)

    await chart(page, 99).evaluate((element) => element.scrollIntoView())
    await drawn(page, 99)
    expect(sent.flat()).not.toContain('large.50')
  })

  test('a read is given up when its charts are scrolled away or the space is left, and holds nothing up', async () => {
    const page = await go('/jobs')
    const aborted: string[] = []
    page.on('requestfailed', (request) => {
      if (request.url().endsWith('/v1/series')) aborted.push(...metricsOf(request.postDataJSON()))
    })
    // The server takes for ever over what is at both ends.
    const slow = (route: Route) =>
      metricsOf(route.request().postDataJSON()).some((metric) => ['large.0', 'large.99'].includes(metric))
    await page.route('**/v1/series', (route) => (slow(route) ? undefined : route.continue()))
    await follow(page, large)
    await chart(page, 0).getByLabel('Loading').waitFor()

    await chart(page, 50).evaluate((element) => element.scrollIntoView())
    await drawn(page, 50)
    await expect.poll(() => aborted).toContain('large.0')

    const begun = page.waitForRequest((request) =>
      metricsOf(request.postDataJSON() ?? { streams: [] }).includes('large.99'),
    )
    await chart(page, 99).evaluate((element) => element.scrollIntoView())
    await begun
    await page.getByRole('link', { name: 'Spaces', exact: true }).first().click()
    await page.waitForURL('**/spaces')
    await expect.poll(() => aborted).toContain('large.99')
  })

  test('a chart that the server fails at leaves all others their pictures', async () => {
    const page = await go('/jobs')
    await page.route('**/v1/series', (route) =>
      metricsOf(route.request().postDataJSON()).includes('large.1')
        ? route.fulfill({ status: 500, json: { errors: { system: ['out of order'] } } })
        : route.continue(),
    )
    await follow(page, `${large}?range=3h`)
    await drawn(page, 0)
    await drawn(page, 2)
    await chart(page, 1).getByText('Failed: out of order').waitFor({ state: 'attached' })
  })
})

test('when the server hangs, then stops, the page says so and keeps its pictures; when it is back they go on by themselves', async () => {
  const unreachable = [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/]
  const { page, close } = await signedIn(unreachable)
  const { page: other, close: closeOther } = await signedIn([
    ...unreachable,
    /dynamically imported module|preload CSS/,
  ])
  // Over a week charts read once a minute: the loss must be seen sooner.
  await follow(page, `${large}?range=7d`)
  await drawn(page, 0)
  await follow(other, '/spaces')
  await other.getByRole('link', { name: 'Metrics' }).first().waitFor()
  const lost = page.getByRole('alert').filter({ hasText: 'Connection lost' })
  for (const one of [page, other]) await one.clock.install()
  /** Their time goes by faster than that of the server. */
  const until = (isSo: () => Promise<boolean>) =>
    expect
      .poll(
        async () => {
          for (const one of [page, other]) await one.clock.runFor(3_000)
          return isSo()
        },
        { timeout: 30_000 },
      )
      .toBe(true)
  // It is there, but does not answer.
  server.process.kill('SIGSTOP')
  await until(() => lost.isVisible())
  server.process.kill('SIGCONT')
  await server.stop()
  await lost.getByText('Charts keep their last picture.').waitFor()
  await drawn(page, 0)
  expect(await chart(page, 0).locator('canvas').count()).toBe(1)
  await until(
    async () =>
      (await chart(page, 0)
        .getByText(/^Stale:/)
        .count()) > 0,
  )
  expect(await page.getByText(/Failed|could not be read|does not answer/).count()).toBe(0)
  // A page whose code was never loaded comes as soon as it can.
  await other.getByRole('link', { name: 'Metrics' }).first().click()
  await until(() => other.getByText('It comes as soon as Poise answers again.').isVisible())

  const readAgain = page.waitForResponse((answer) => answer.url().endsWith('/v1/series') && answer.ok())
  server = await listen({ data, port })
  await until(async () => !(await lost.isVisible()))
  await page.getByText('Poise answers again').waitFor()
  await until(() => other.getByRole('heading', { name: 'Metrics' }).isVisible())
  await readAgain
  await chart(page, 0)
    .getByText(/^(Live|Stale):/)
    .waitFor({ state: 'attached', timeout: 30_000 })
  await close()
  await closeOther()
}, 180_000)
