import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'

const STORED = 'test/fixtures/pictures'
const DIFFERENT = 'node_modules/.cache/poise/pictures'

/** How far one channel of a pixel may be off (of 255), for edges that are smoothed a little differently. */
export const CHANNEL = 40
/** The share of pixels that may be further off. */
export const SHARE = 0.0005

/**
 * Takes a picture of an element and compares it with the stored one.
 *
 * @param judge an empty page, which reads the pictures
 * @returns what is wrong; null when they are alike. `PICTURES=renew` in the environment stores the new ones instead.
 */
export async function pictureFault(element: Locator, name: string, judge: Page): Promise<string | null> {
  return faultOf(await settled(element), name, (stored, taken) => differentShare(judge, stored, taken))
}

/**
 * As `pictureFault`, of a picture that was taken already.
 *
 * @param shareOf answers the share of pixels that differ
 */
export async function faultOf(
  taken: Buffer,
  name: string,
  shareOf: (stored: Buffer, taken: Buffer) => Promise<number>,
): Promise<string | null> {
  const file = join(STORED, `${name}.png`)
  if (process.env.PICTURES === 'renew') {
    writeFileSync(file, taken)
    return null
  }
  if (!existsSync(file)) return `${name}: there is no ${file}; PICTURES=renew stores it`
  const share = await shareOf(readFileSync(file), taken)
  if (share <= SHARE) return null
  mkdirSync(DIFFERENT, { recursive: true })
  const seen = join(DIFFERENT, `${name}.png`)
  writeFileSync(seen, taken)
  return `${name}: ${(share * 100).toFixed(3)} % of the pixels differ; compare ${seen} with ${file}`
}

/** How often an element is looked at until it is at rest. */
const LOOKS = 100

/**
 * The picture once two in a row are the same: nothing moves any more.
 *
 * @throws when it never comes to rest
 */
export async function settled(element: Locator): Promise<Buffer> {
  const take = () => element.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' })
  let before = await take()
  for (let look = 0; look < LOOKS; look++) {
    await element.page().waitForTimeout(100)
    const now = await take()
    if (now.equals(before)) return now
    before = now
  }
  throw new Error(`It still moves after ${LOOKS} looks`)
}

/** The share of pixels that differ; 1 when the sizes do. */
export function differentShare(judge: Page, one: Buffer, other: Buffer): Promise<number> {
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString('base64')}`)
  return judge.evaluate(
    async ([urls, channel]) => {
      const pixels = await Promise.all(
        urls.map(async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
          context.drawImage(image, 0, 0)
          return context.getImageData(0, 0, image.width, image.height)
        }),
      )
      const [a, b] = [pixels[0]!, pixels[1]!]
      if (a.width !== b.width || a.height !== b.height) return 1
      let different = 0
      for (let i = 0; i < a.data.length; i += 4) {
        const off = [0, 1, 2].some((c) => Math.abs(a.data[i + c]! - b.data[i + c]!) > channel)
        if (off) different++
      }
      return different / (a.width * a.height)
    },
    [urls, CHANNEL] as const,
  )
}
