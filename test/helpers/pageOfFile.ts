import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { follow, openPage, sharedBrowser, type OpenedPage } from './browser.ts'
import { sharedServer } from './listen.ts'

/** A path whose page shows nothing that a test is about. */
const NEUTRAL = { path: '/jobs', heading: 'Jobs' }

let shared: Promise<OpenedPage> | undefined

/** Anew for each file: what it had read for another may be younger than the seconds after which it reads again. */
async function sharedPage(): Promise<OpenedPage> {
  if (shared === undefined) {
    const [server, browser] = await Promise.all([sharedServer(), sharedBrowser()])
    shared = openPage(browser, server.url + NEUTRAL.path, { account: server })
  } else {
    await (await shared).page.goto(`${(await sharedServer()).url}${NEUTRAL.path}`)
  }
  return shared
}

/**
 * The page for those tests of a file that have nothing to do with how a page is loaded: that takes longer than most of
 * them. What one leaves behind on the server, the next finds.
 *
 * @param open for a page of another kind, where somebody is signed in; the files of a process share the one of the shared
 * server, and go about it as a person does
 * @returns leads the page to a path as a link does, and leaves pointer, routes, size and scheme of the test before, and what
 * lay over another path than `/jobs`; listeners, permissions and what the page keeps stay
 */
export function pageOfFile(open?: () => Promise<OpenedPage>): (path: string) => Promise<Page> {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await (open ?? sharedPage)()
  }, 120_000)
  afterEach(() => expect(opened.complaints(), 'what the page complained of').toEqual([]))
  if (open) afterAll(() => opened.close())

  return async (path) => {
    const { page } = opened
    await page.unrouteAll()
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light', media: null, reducedMotion: null })
    await page.mouse.move(0, 0)
    await follow(page, NEUTRAL.path)
    await page.getByRole('heading', { level: 1, name: NEUTRAL.heading }).waitFor()
    await follow(page, path)
    return page
  }
}
