import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { follow, type OpenedPage } from './browser.ts'

/** A path whose page shows nothing that a test is about. */
const NEUTRAL = { path: '/jobs', heading: 'Jobs' }

/**
 * One page for those tests of a file that have nothing to do with how a page is loaded: that takes longer than most of
 * them. What one leaves behind on the server or in storage, the next finds.
 *
 * @param open asked before the first test, for a page where somebody is signed in
 * @returns leads the page to a path as a link does; no layer, pointer or route of the test before is left there
 */
export function pageOfFile(open: () => Promise<OpenedPage>): (path: string) => Promise<Page> {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await open()
  }, 120_000)
  afterEach(() => expect(opened.complaints(), 'what the page complained of').toEqual([]))
  afterAll(() => opened.close())

  return async (path) => {
    const { page } = opened
    await page.unrouteAll()
    await page.mouse.move(0, 0)
    await follow(page, NEUTRAL.path)
    await page.getByRole('heading', { level: 1, name: NEUTRAL.heading }).waitFor()
    await follow(page, path)
    return page
  }
}
