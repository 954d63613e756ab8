import { drawPicture } from '#chart/picture/drawPicture.ts'
import type { Scheme } from '#chart/palette.ts'
import { plotPicture } from '#web/plot/plotPicture.ts'
import { contentOf, lookOf, type Shown } from './shown.ts'

/** Draws what is seen on a canvas of its own, as the server draws it, in the pixels of this screen. */
export function pictureOf(shown: Shown, scheme: Scheme): HTMLCanvasElement {
  const { width, height } = shown.size
  const scale = window.devicePixelRatio
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const fonts = getComputedStyle(document.body).fontFamily
  const easel = { ctx: canvas.getContext('2d')!, fonts, plot: plotPicture }
  drawPicture(contentOf(shown), lookOf(shown, scheme, scale), easel, shown.model)
  return canvas
}

/** @throws when the browser makes no PNG of it */
export function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture is too large')))),
  )
}
