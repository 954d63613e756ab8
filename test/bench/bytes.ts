import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chartCreate } from '#api/charts.ts'
import { measurementCreate } from '#api/measurements.ts'
import { spaceCreate } from '#api/spaces.ts'
import { launchBrowser, openPage } from '#test/helpers/browser.ts'
import { listen } from '#test/helpers/listen.ts'
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
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    )
    await close()
    return ['.js', '.css'].map((ending) => {
      const files = [...new Set(loaded)].filter((path) => path.endsWith(ending))
      return {
        what: `${ending === '.js' ? 'JavaScript' : 'CSS'} before the first chart, ${files.length} files`,
        measure: 'gzip',
        value: files.reduce((sum, path) => sum + gzipSync(readFileSync(join('dist', path))).length, 0) / 1000,
        unit: 'kB',
        goal: ending === '.js' ? 'at most 190' : 'at most 15',
      }
    })
  } finally {
    await browser.close()
    await server.stop()
  }
}
