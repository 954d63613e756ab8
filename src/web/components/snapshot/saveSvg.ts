import type { Scheme } from '#chart/palette.ts'
import { fileName } from '#chart/fileName.ts'
import { recorded, svgText } from '#web/plot/svgCanvas.ts'
import { downloadText } from '#web/ui/download.ts'
import { pictureOf } from './pagePicture.ts'
import type { Shown } from './shown.ts'

/** Saves what is seen as a file of SVG. */
export function saveSvg(shown: Shown, scheme: Scheme): void {
  const canvas = recorded(() => pictureOf(shown, scheme))
  const { width, height } = shown.size
  downloadText(fileName(shown.model, shown.zone, 'svg'), 'image/svg+xml', svgText(canvas, width, height))
}
