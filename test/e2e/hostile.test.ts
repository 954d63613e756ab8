import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { annotationCreate, annotationUpdate } from '#api/annotations.ts'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { sourceUpdate } from '#api/sources.ts'
import { spaceCreate } from '#api/spaces.ts'
import { sharedServer, type ListeningServer } from '#test/helpers/listen.ts'
import { pageOfFile } from '#test/helpers/pageOfFile.ts'

/** What somebody could write wherever text is free. */
const TEXTS = {
  markup: '<img src=x onerror="window.hit=1"><script>window.hit=1</script>',
  turned: '\u202Egnp.exe שלום مرحبا',
  joined: '👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂a̴̵̜̰l͗̿ͬg̊ͨ̂o͂̈́',
  unbroken: 'W'.repeat(255),
}
const ALL = Object.values(TEXTS)
const KINDS = Object.keys(TEXTS) as (keyof typeof TEXTS)[]

/** The longest names that measurements can have. */
const METRIC = 'm'.repeat(255)
const TAG = 't'.repeat(64)
const VALUES = ['v'.repeat(255), `${'v'.repeat(254)}w`]

let server: ListeningServer
let space = 0
beforeAll(async () => {
  server = await sharedServer()
  const { call } = server
  const now = Math.floor(Date.now() / 1_000)
  const metrics = [METRIC, ...KINDS.map((kind) => `hostile.${kind}`)]
  const measurements = metrics.flatMap((name) =>
    [0, 600, 1_200, 1_800].flatMap((ago) =>
      VALUES.map((value, i) => ({ name, value: ago + i, time: now - ago, tags: { [TAG]: value } })),
    ),
  )
  const bySource = KINDS.map((kind) => ({ name: 'hostile.markup', value: 1, tags: { source: `of.${kind}` } }))
  await call(measurementCreate, { body: { measurements } })
  await call(measurementCreate, { body: { measurements: bySource } })
  for (const kind of KINDS) {
    const text = TEXTS[kind]
    const attributes = { display_units_short: text, display_units_long: text }
    const metric = { display_name: text, description: text, attributes }
    await call(metricUpdate, { params: { name: `hostile.${kind}` }, body: metric })
    await call(sourceUpdate, { params: { name: `of.${kind}` }, body: { display_name: text } })
    const links = [{ rel: text, label: text, href: `https://ok.example/${encodeURIComponent(text)}` }]
    const event = { title: text, description: text, source: text, links, start_time: now - 900 }
    await call(annotationCreate, { params: { name: kind }, body: event })
    await call(annotationUpdate, { params: { name: kind }, body: { display_name: text } })
    const { id } = await call(spaceCreate, { body: { name: text } })
    if (kind === 'markup') space = id
  }
  const tags = [{ name: TAG, values: ['*'], grouped: true }]
  for (const text of ALL) {
    const stream = { metric: METRIC, units_short: text, units_long: text }
    const named = { ...stream, name: text, metric: 'hostile.turned' }
    const streams = [{ ...stream, tags }, named, { type: 'annotation', metric: 'turned' }]
    await call(chartCreate, { params: { id: space }, body: { name: text, label: text, streams } })
    const number = { name: text, type: 'bignumber' as const, streams: [stream] }
    await call(chartCreate, { params: { id: space }, body: number })
  }
  const open = [{ metric: METRIC, tags: [{ name: TEXTS.markup, dynamic: true }] }]
  await call(chartCreate, { params: { id: space }, body: { name: 'Open', streams: open } })
}, 120_000)

/** Waits until the texts stand on the screen as they were sent, and finds what they have broken. */
async function faultsOf(page: Page, texts: readonly string[]): Promise<string[]> {
  await page.waitForFunction((sent) => sent.every((text) => document.body.textContent.includes(text)), texts)
  return page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth } = document.scrollingElement!
    if (scrollWidth > innerWidth) {
      const all = [...document.querySelectorAll('body *')]
      const wide = all.filter((box) => box.getBoundingClientRect().right > innerWidth)
      found.push(
        `the page is ${scrollWidth} wide: ${wide.map((box) => box.outerHTML.slice(0, 120)).join('\n')}`,
      )
    }
    for (const box of document.querySelectorAll('article, dialog, [role=dialog]')) {
      if (box.scrollWidth > box.clientWidth)
        found.push(`${box.ariaLabel ?? box.className} is too wide inside`)
    }
    for (const link of document.querySelectorAll('a')) {
      if (!/^https?:$/.test(link.protocol)) found.push(`a link to ${link.href}`)
    }
    const isInline = (node: Node) =>
      !!node.textContent?.trim() &&
      (node instanceof Element ? getComputedStyle(node).display.startsWith('inline') : true)
    /** Whether what stands in the same line would be turned with the text. */
    const turnsOthers = (node: Node): boolean => {
      if (node instanceof Element) {
        const { display, unicodeBidi } = getComputedStyle(node)
        if (!display.startsWith('inline') || /isolate|plaintext/.test(unicodeBidi)) return false
      }
      const parent = node.parentElement!
      return [...parent.childNodes].some((other) => other !== node && isInline(other)) || turnsOthers(parent)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      if (text.textContent?.includes('\u202E') && turnsOthers(text)) {
        found.push(`turns what is beside it: ${text.parentElement!.parentElement!.outerHTML.slice(0, 300)}`)
      }
    }
    if ('hit' in window) found.push('a script of the text ran')
    return found
  })
}

const go = pageOfFile()

test('whatever is said stays text and within its place, on every page, wide and narrow', async () => {
  const pages: [string, readonly string[]][] = [
    ['/spaces', ALL],
    ['/metrics', [METRIC, ...ALL]],
    [`/metrics/${METRIC}?chart.by=${TAG}`, [METRIC, TAG, ...VALUES]],
    ...KINDS.map((kind): [string, string[]] => [`/metrics/hostile.${kind}`, [TEXTS[kind]]]),
    ['/annotations', ALL],
    ...KINDS.map((kind): [string, string[]] => [`/annotations/${kind}`, [TEXTS[kind]]]),
    [`/metrics?name=${encodeURIComponent(`none${TEXTS.turned}`)}`, [`none${TEXTS.turned}`]],
    [`/spaces/${space}`, ALL],
    ['/sources', [...ALL, TEXTS.markup]],
  ]
  for (const [path, texts] of pages) {
    // Nothing of the page before is taken for that of this one.
    const page = await go(path)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect([path, width, ...(await faultsOf(page, texts))]).toEqual([path, width])
    }
  }
}, 60_000)

test.each([
  ['light', 1440],
  ['dark', 390],
] as const)(
  'whatever is said stays text and within its place in all that lies over a page, in the %s scheme at %d pixels',
  async (colorScheme, width) => {
    const page = await go(`/spaces/${space}`)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    const chart = page.getByRole('article', { name: TEXTS.turned }).first()
    const plot = chart.getByRole('slider')
    const seen = async (layer: string, texts: readonly string[]) =>
      expect([layer, ...(await faultsOf(page, texts))]).toEqual([layer])

    await plot.hover()
    await seen('tooltip', [TEXTS.turned])
    await plot.press('Enter')
    await page.getByRole('dialog', { name: TEXTS.turned }).waitFor()
    await seen('pinned', [TEXTS.turned])
    await page.keyboard.press('Escape')
    await chart.getByRole('button', { name: /^Table of/ }).click()
    await chart.getByRole('table').waitFor()
    await seen('legend table', [TEXTS.turned])
    await chart.getByRole('toolbar').getByRole('button').click()
    await page.getByRole('dialog', { name: TEXTS.turned }).getByRole('link').first().waitFor()
    await seen('annotation', [TEXTS.turned])
    await page.keyboard.press('Escape')

    await chart.getByRole('button', { name: /^More actions/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Data and export' }).click()
    await page.getByRole('dialog').getByRole('table').waitFor()
    await seen('data', [TEXTS.turned])
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Annotations', exact: true }).click()
    await page.getByRole('checkbox').first().waitFor()
    await seen('annotations', ALL)
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'Search' }).waitFor()
    await seen('palette', ALL)
    await page.keyboard.press('Escape')

    await chart.getByRole('button', { name: /^Edit / }).click()
    await page.getByRole('dialog', { name: 'Edit chart' }).waitFor()
    await seen('editor', [TEXTS.turned])
  },
  60_000,
)

test.each(['javascript:window.hit=1', 'data:text/html,<script>1</script>', '//evil.example', 'ftp://a.b'])(
  'no link of an annotation leads to %s',
  async (href) => {
    const event = { title: 'Deployed', links: [{ rel: 'build', href }] }
    const made = server.call(annotationCreate, { params: { name: 'linked' }, body: event })
    await expect(made).rejects.toMatchObject({ status: 400 })
  },
)
