import { type Canvas, createCanvas } from '@napi-rs/canvas'
import type { SnapshotContent } from '#api/sharing.ts'
import type { PictureLook } from '#api/snapshots.ts'
import { drawPicture } from '#chart/picture/drawPicture.ts'
import { FONTS } from './fonts.ts'
import { plotCanvas, writeAlike } from './plotCanvas.ts'

/** Paints a snapshot on a canvas of the server, as the page would. */
export function paintPicture(content: SnapshotContent, look: PictureLook): Canvas {
  const { width, height, scale } = look
  const canvas = createCanvas(Math.round(width * scale), Math.round(height * scale))
  const ctx = canvas.getContext('2d')
  writeAlike(ctx)
  ctx.fontVariantNumeric = 'tabular-nums'
  const easel = { ctx: ctx as unknown as CanvasRenderingContext2D, fonts: FONTS, plot: plotCanvas }
  drawPicture(content, look, easel)
  return canvas
}
