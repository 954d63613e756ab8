import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axeFaults } from '#test/helpers/axe.ts'
import { openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'

let server: ListeningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
}, 120_000)

test('the API is readable on a desk and on a phone', async () => {
  const { page, close } = await openPage(browser, `${server.url}/docs`)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await page.evaluate(() => document.fonts.check('13px "Inter Variable"'))).toBe(true)
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await page.getByRole('navigation').getByRole('link', { name: 'Annotations' }).click()
    const heading = page.getByRole('heading', { name: 'Annotations', exact: true })
    await expect.poll(() => heading.boundingBox()).toMatchObject({ y: expect.closeTo(16, -1) as number })
  }
  // One resource stands for all, which are made alike.
  expect(await axeFaults(page, ['nav', 'header', 'section:has(#space)'])).toEqual([])
  await close()
})
