import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { serviceCreate } from '#api/services.ts'
import { type SpaceLink, spaceLinkCreate } from '#api/spaceLinks.ts'
import { spaceCreate, spaceDelete } from '#api/spaces.ts'
import { axeFaults } from '#test/helpers/axe.ts'
import { follow, openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'
import { signIn } from '#test/helpers/signIn.ts'

let server: ListeningServer
let browser: Browser
let space: string
let link: SpaceLink
const PHONE = { width: 390, height: 900 }
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
  const { id } = await server.call(spaceCreate, { body: { name: 'Reachable' } })
  space = `/spaces/${id}`
  link = await server.call(spaceLinkCreate, { body: { space: id, name: 'Axe link' } })
  const gone = await server.call(spaceCreate, { body: { name: 'Gone' } })
  await server.call(spaceDelete, { params: { id: gone.id } })
  const settings = { api_token: 't' }
  await server.call(serviceCreate, { body: { type: 'flowdock', title: 'Axe flow', settings } })
  const tags = (region: string) => ({ name: 'axe.load', value: 5, tags: { region } })
  await server.call(measurementCreate, { body: { measurements: [tags('north'), tags('south')] } })
  await server.call(measurementCreate, {
    body: { measurements: [{ name: 'axe.load', value: 5, tags: { source: 'axe-1' } }] },
  })
  const streams = [{ metric: 'axe.load', tags: [{ name: 'region', dynamic: true, grouped: true }] }]
  for (const type of ['line', 'stacked', 'bignumber'] as const) {
    await server.call(chartCreate, { params: { id }, body: { name: `A ${type}`, type, streams } })
  }
  await server.call(chartCreate, {
    params: { id },
    body: { name: 'Empty', streams: [{ metric: 'axe.none' }] },
  })
}, 120_000)

const go = pageOfFile()

test('signing in, spaces, a space and its editor are accessible on a phone', async () => {
  const { page, close } = await openPage(browser, `${server.url}/signin?to=/spaces`, { viewport: PHONE })
  await page.getByLabel('Email').waitFor()
  expect(await axeFaults(page)).toEqual([])

  await signIn(page, server)
  await page.getByRole('link', { name: 'Reachable' }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  await follow(page, space)
  await page.getByRole('article', { name: 'A line' }).getByRole('button', { name: 'north' }).waitFor()
  await page
    .getByRole('article', { name: 'A line' })
    .getByRole('button', { name: /^Table of/ })
    .click()
  expect(await axeFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'More actions for A line' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Data and export' }).click()
  await page.getByRole('dialog', { name: 'Data of A line' }).getByRole('table').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Time range/ }).click()
  await page.getByRole('dialog', { name: 'Time range' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'More actions for A line' }).click()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('menuitem', { name: 'Snapshot' }).click()
  await page.getByRole('dialog', { name: 'Snapshot of A line' }).locator('canvas').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Edit A stacked' }).click()
  await page.getByRole('combobox', { name: 'Metric' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await close()
})

test('lists, metrics and what lies over a page are accessible on a desk', async () => {
  const { page, close } = await openPage(browser, `${server.url}/jobs`, {
    account: server,
    // A space that is not there is looked at as well.
    expected: [/status of 404/],
  })
  const shown = async (path: string, name: string) => {
    await follow(page, path)
    await page.getByRole('listitem').filter({ hasText: name }).first().waitFor()
    expect([path, ...(await axeFaults(page))]).toEqual([path])
  }
  await shown('/metrics', 'axe.load')
  await shown('/metrics/axe.load?chart.by=region', 'south')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  expect(await axeFaults(page)).toEqual([])
  await shown(`${space}/history/2`, 'A line')
  await follow(page, '/spaces/new/metrics')
  await page.getByLabel('Metrics whose names contain').fill('axe.load')
  await page.getByRole('listitem').filter({ hasText: 'load' }).first().waitFor()
  expect(await axeFaults(page)).toEqual([])
  await shown('/spaces/deleted', 'Gone')
  await follow(page, `${space}/import`)
  await page.getByRole('textbox', { name: 'JSON of a space' }).fill('{"poise":1,"name":7}')
  await page.getByText('name is not text').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await shown('/sources', 'axe-1')
  await shown('/tokens', 'Full Access')
  await shown('/snapshots', 'Axe link')
  await shown(new URL(link.url).pathname, 'A line')
  await shown('/services', 'Axe flow')
  await page.getByRole('button', { name: 'Axe flow', exact: true }).click()
  await page.getByRole('textbox', { name: 'API token' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await follow(page, '/jobs')
  await page.getByRole('heading', { level: 1, name: 'Jobs' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('link', { name: 'API documentation' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: 'Print' }).waitFor()
  expect(await axeFaults(page)).toEqual([])

  await follow(page, '/spaces/999')
  await page.getByRole('link', { name: 'See all spaces' }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await follow(page, space)
  await page.getByRole('slider', { name: 'A line' }).press('Enter')
  await page.getByRole('dialog', { name: /^A line at / }).waitFor()
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')

  // For those who asked for less motion, nothing fades in.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.getByRole('button', { name: /^Time range/ }).click()
  await page.getByRole('dialog', { name: 'Time range' }).waitFor()
  const moving = () =>
    page.evaluate(() =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0),
    )
  expect(await moving()).toEqual([])
  await close()
}, 60_000)

test('a chart is changed by keyboard alone, and the focus comes back to where it was', async () => {
  const page = await go(space)
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''
    })
  await page.getByRole('article', { name: 'A line' }).getByRole('button', { name: 'north' }).waitFor()

  await page.getByRole('button', { name: 'More actions for A line' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Duplicate' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await focused()).toBe('More actions for A line')

  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe('Edit A line')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Edit chart' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await focused()).toBe('Edit A line')

  await page.getByRole('button', { name: /^Time range/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Time range' }).waitFor()
  expect(await focused()).toBe('Time range')
  await page.keyboard.press('Escape')
  expect(await focused()).toMatch(/^Time range/)

  await page.getByRole('button', { name: 'Account' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Account' }).waitFor()
  for (const _ of [
    'density',
    'services',
    'tokens',
    'snapshots',
    'jobs',
    'the documentation',
    'sign out',
    'and out of it',
  ])
    await page.keyboard.press('Tab')
  expect(await focused()).toBe('Account')
  expect(await page.getByRole('region', { name: 'Account' }).count()).toBe(0)
})
