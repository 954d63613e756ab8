import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { launchBrowser, openPage } from '#test/helpers/browser.ts'
import { listen } from '#test/helpers/listen.ts'
import { loadedBytes } from '#test/helpers/loadedBytes.ts'
import { signIn } from '#test/helpers/signIn.ts'
import type { Row } from './row.ts'

/**
 * What the page loads before its first chart is on the screen: every script and style sheet that Chromium asked for up
 * to then on the address of a space, with gzip. Nothing is left out, whether preloaded, lazy or needed.
 */
export async function bench(): Promise<Row[]> {
  const server = await listen()
  const browser = await launchBrowser()
  try {
    const { id } = await server.call(spaceCreate, { body: { name: 'Bytes' } })
    await server.call(measurementCreate, { body: { measurements: [{ name: 'bytes.bench', value: 1 }] } })
    await server.call(chartCreate, {
      params: { id },
      body: { name: 'One', type: 'line', streams: [{ metric: 'bytes.bench' }] },
    })
    const { page, close } = await openPage(browser, `${server.url}/signin`, { expected: [/401/] })
    await signIn(page, server)
    await page.goto(`${server.url}/spaces/${id}`)
    await page.waitForSelector('canvas')
    const [scripts, styles] = [await loadedBytes(page, '.js'), await loadedBytes(page, '.css')]
    await close()
    const row = (what: string, { files, kB }: typeof scripts, goal: string): Row => ({
      what: `${what} before the first chart, ${files} files`,
      measure: 'gzip',
      value: kB,
      unit: 'kB',
      goal,
    })
    return [row('JavaScript', scripts, 'at most 175'), row('CSS', styles, 'at most 12')]
  } finally {
    await browser.close()
    await server.stop()
  }
}
