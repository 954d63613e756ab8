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

test.each([
  ['a desk', 1440, 'light'],
  ['a phone', 390, 'dark'],
] as const)('the API is readable on %s', async (_, width, colorScheme) => {
  const viewport = { width, height: 844 }
  const { page, close } = await openPage(browser, `${server.url}/docs`, { viewport, colorScheme })
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  expect(await page.evaluate(() => document.fonts.check('13px "Inter Variable"'))).toBe(true)

  await page.getByRole('navigation').getByRole('link', { name: 'Annotations' }).click()
  expect(await page.getByRole('heading', { name: 'Annotations', exact: true }).boundingBox()).toMatchObject({
    y: expect.closeTo(16, -1),
  })

  // One resource stands for all, which are made alike.
  expect(await axeFaults(page, ['nav', 'header', 'section:has(#space)'])).toEqual([])
  await close()
})
