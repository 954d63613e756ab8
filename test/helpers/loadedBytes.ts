import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What a page has loaded so far of the built files with this ending: how many, and their size with gzip in kB. */
export async function loadedBytes(
  page: Page,
  ending: '.js' | '.css',
): Promise<{ files: number; kB: number }> {
  const loaded = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
  )
  const files = [...new Set(loaded)].filter((path) => path.endsWith(ending))
  const bytes = files.reduce((sum, path) => sum + gzipSync(readFileSync(join('dist', path))).length, 0)
  return { files: files.length, kB: bytes / 1_000 }
}
