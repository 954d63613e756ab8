import type { Browser } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { spaceList } from '#api/spaces.ts'
import { follow, openPage, sharedBrowser } from '#test/helpers/browser.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { signIn } from '#test/helpers/signIn.ts'

let server: ListeningServer
let browser: Browser
beforeAll(async () => {
  ;[server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
}, 120_000)

test('the page comes with a policy that allows nothing unsafe', async () => {
  const response = await fetch(server.url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toContain('unsafe')
})

test('whoever is not signed in is asked to, and then sees what Poise measures of itself', async () => {
  const { page, close } = await openPage(browser, server.url)
  await page.waitForURL('**/signin**')
  await signIn(page, server)
  await page.waitForURL('**/spaces**')
  const { spaces } = await server.call(spaceList, { query: { name: 'Poise' } })
  await follow(page, `/spaces/${spaces[0]!.id}`)
  await page.getByText('Measurements accepted per second').waitFor()
  await page.locator('canvas').first().waitFor()
  await close()
})

test('the link that the first start prints signs in once', async () => {
  const link = /https?:\/\/\S+\/signin\S+/.exec(server.output())?.[0] ?? ''
  const first = await openPage(browser, link)
  await first.page.waitForURL('**/spaces**')
  await first.close()

  const second = await openPage(browser, link, { expected: [/40[01]/] })
  await second.page.getByLabel('Token').waitFor()
  await second.close()
})
