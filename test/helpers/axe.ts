import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { NodeResult, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const SETTLED_MS = 1_000

type Fault = [rule: string, target: NodeResult['target'], reason: string | undefined]

/**
 * What a person could not read, reach or understand: rule, place and reason. Contrast is looked at in the other colour
 * scheme as well.
 * @param within selectors of the parts that are looked at; the whole page when left out
 */
export async function axeFaults(page: Page, within?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  const faults = await faultsNow(page, within)
  if (faults.length === 0) return []
  // What is only on its way to what it will be, such as an answer that just came, is no fault.
  await page.waitForTimeout(SETTLED_MS)
  return faultsNow(page, within)
}

async function faultsNow(page: Page, within: readonly string[] | undefined): Promise<string[]> {
  const faults = await run(page, within, WCAG)
  const shown = await page.evaluate(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  )
  await page.emulateMedia({ colorScheme: shown === 'dark' ? 'light' : 'dark' })
  faults.push(...(await run(page, within, { type: 'rule', values: ['color-contrast'] })))
  await page.emulateMedia({ colorScheme: shown })
  return faults
}

async function run(page: Page, within: readonly string[] | undefined, runOnly: RunOptions['runOnly']) {
  // What fades in is not yet as readable as it will be.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  // Without `resultTypes` it says of everything that is well where it stands, which takes most of the time.
  const options: RunOptions = { runOnly, resultTypes: ['violations'] }
  const faults = await page.evaluate<Fault[]>(`
    axe.run(${within ? JSON.stringify(within) : 'document'}, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => [id, target, failureSummary])))`)
  return faults.map(([rule, target, reason]) => `${rule} at ${String(target)}: ${reason}`)
}
