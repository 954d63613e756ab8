import { createCanvas, loadImage } from '@napi-rs/canvas'
import { CHANNEL } from './pictures.ts'

/** A part of a picture in its pixels. */
export interface Part {
  left: number
  top: number
  width: number
  height: number
}

/** The share of pixels that differ, without a browser; 1 when the sizes do. */
export async function pixelShare(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => pixelsOf(png)))
  return a!.width === b!.width && a!.height === b!.height ? shareOf(a!.data, b!.data) : 1
}

/** The same of a part of each, of one size. */
export async function partShare(one: Buffer, part: Part, other: Buffer, otherPart: Part): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(one, part), pixelsOf(other, otherPart)])
  return shareOf(a.data, b.data)
}

async function pixelsOf(png: Buffer, part?: Part) {
  const image = await loadImage(png)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const { left, top, width, height } = part ?? { left: 0, top: 0, width: image.width, height: image.height }
  return context.getImageData(left, top, width, height)
}

function shareOf(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let different = 0
  for (let i = 0; i < a.length; i += 4) {
    if ([0, 1, 2].some((c) => Math.abs(a[i + c]! - b[i + c]!) > CHANNEL)) different++
  }
  return different / (a.length / 4)
}
