export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A path in SVG's language, out of a square of so many units, stretched to a box. */
export function pathIn({ left, top, width, height }: Box, svg: string, units: number): Path2D {
  const path = new Path2D()
  path.addPath(new Path2D(svg), new DOMMatrix([width / units, 0, 0, height / units, left, top]))
  return path
}
