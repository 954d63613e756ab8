import { SvgPath } from './svgPath.ts'

/** What was drawn on a canvas, as elements of SVG in its device pixels. */
interface Drawing {
  defs: string[]
  parts: string[]
}

const drawings = new WeakMap<object, Drawing>()
/** No two of one document may have the same id, on whatever canvas they were drawn. */
let clipsMade = 0

/** Elements of SVG that draw what was drawn on these canvases, for a picture of so many CSS pixels. */
export function svgText(canvas: HTMLCanvasElement, width: number, height: number): string {
  const { defs, parts } = drawings.get(canvas) ?? { defs: [], parts: [] }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${canvas.width} ${canvas.height}" font-variant-numeric="tabular-nums">` +
    `<defs>${defs.join('')}</defs>\n${parts.join('\n')}\n</svg>\n`
  )
}

/** Runs what draws, so that every canvas and path which it makes writes down what is drawn. Nothing else runs meanwhile. */
export function recorded<T>(draw: () => T): T {
  const { Path2D } = globalThis
  clipsMade = 0
  const create = Document.prototype.createElement
  globalThis.Path2D = SvgPath
  // Not the prototype's: it is taken away again, and nothing is left of it.
  document.createElement = ((tag: string) => {
    const element = create.call(document, tag)
    return element instanceof HTMLCanvasElement ? recording(element) : element
  }) as typeof document.createElement
  try {
    return draw()
  } finally {
    globalThis.Path2D = Path2D
    delete (document as Partial<Document>).createElement
  }
}

/** The canvas, whose context writes down what is drawn with it. */
function recording(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const ctx = canvas.getContext('2d')!
  const drawing: Drawing = { defs: [], parts: [] }
  drawings.set(canvas, drawing)
  const methods = recorders(ctx, drawing)
  const proxy = new Proxy(ctx, {
    get: (_, name) => {
      if (name in methods) return methods[name as keyof typeof methods]
      const value: unknown = Reflect.get(ctx, name, ctx)
      return typeof value === 'function' ? value.bind(ctx) : value
    },
    set: (_, name, value) => Reflect.set(ctx, name, value, ctx),
  })
  canvas.getContext = (() => proxy) as unknown as typeof canvas.getContext
  return canvas
}

/** The calls that change a picture: each does what it is for, and writes that down. */
function recorders(ctx: CanvasRenderingContext2D, { defs, parts }: Drawing) {
  let path = new SvgPath()
  let clips: readonly string[] = []
  const kept: (readonly string[])[] = []

  const add = (element: string) => {
    const clipped = clips.reduceRight((inner, id) => `<g clip-path="url(#${id})">${inner}</g>`, element)
    if (ctx.globalCompositeOperation === 'destination-over') parts.unshift(clipped)
    else parts.push(clipped)
  }
  const clipId = (d: string): string => {
    const shape = `<path d="${d}"${placed(ctx)}/>`
    const known = defs.find((def) => def.includes(shape))
    const id = /id="(\w+)"/.exec(known ?? '')?.[1] ?? `clip${++clipsMade}`
    if (known === undefined) defs.push(`<clipPath id="${id}">${shape}</clipPath>`)
    return id
  }
  const pathOf = (given: unknown) => (given instanceof SvgPath ? given : path)
  const drawn = (d: string, style: string) => {
    if (d !== '') add(`<path d="${d}"${style}${placed(ctx)}/>`)
  }

  return {
    save: () => {
      kept.push(clips)
      ctx.save()
    },
    restore: () => {
      clips = kept.pop() ?? clips
      ctx.restore()
    },
    beginPath: () => {
      path = new SvgPath()
    },
    moveTo: (x: number, y: number) => path.moveTo(x, y),
    lineTo: (x: number, y: number) => path.lineTo(x, y),
    rect: (x: number, y: number, width: number, height: number) => path.rect(x, y, width, height),
    roundRect: (x: number, y: number, width: number, height: number, radius: number) =>
      path.roundRect(x, y, width, height, radius),
    clip: (given?: unknown) => {
      const shape = pathOf(given)
      clips = [...clips, clipId(shape.d)]
      ctx.clip(shape)
    },
    stroke: (given?: unknown) => {
      const shape = pathOf(given)
      ctx.stroke(shape)
      drawn(shape.d, strokeOf(ctx))
    },
    fill: (given?: unknown) => {
      const shape = pathOf(given)
      ctx.fill(shape)
      drawn(shape.d, fillOf(ctx))
    },
    fillRect: (x: number, y: number, width: number, height: number) => {
      ctx.fillRect(x, y, width, height)
      const shape = new SvgPath()
      shape.rect(x, y, width, height)
      drawn(shape.d, fillOf(ctx))
    },
    fillText: (text: string, x: number, y: number) => {
      ctx.fillText(text, x, y)
      if (text !== '') add(textElement(ctx, text, x, y))
    },
    drawImage: (image: HTMLCanvasElement, x: number, y: number, width: number, height: number) => {
      ctx.drawImage(image, x, y, width, height)
      const inner = drawings.get(image)
      if (inner === undefined) return
      const scale = `translate(${x} ${y}) scale(${width / image.width} ${height / image.height})`
      defs.push(...inner.defs)
      add(`<g${placed(ctx)}><g transform="${scale}">${inner.parts.join('\n')}</g></g>`)
    },
    clearRect: (x: number, y: number, width: number, height: number) => {
      ctx.clearRect(x, y, width, height)
      defs.length = 0
      parts.length = 0
    },
  }
}

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' }

/**
 * Text is written on its baseline, wherever the canvas was told to put it, because not all that reads SVG knows others, and
 * as wide as it is here, because the font may be missing elsewhere.
 */
function textElement(ctx: CanvasRenderingContext2D, text: string, x: number, y: number): string {
  const { textBaseline, textAlign, font } = ctx
  const { actualBoundingBoxAscent: above, width } = ctx.measureText(text)
  ctx.textBaseline = 'alphabetic'
  const baseline = y + ctx.measureText(text).actualBoundingBoxAscent - above
  ctx.textBaseline = textBaseline
  const [, weight = '400', size = '10', family = ''] =
    /^(?:.*?\b([1-9]00|bold)\s+)?.*?([\d.]+)px\s+(.*)$/.exec(font) ?? []
  const anchor = ANCHORS[textAlign]
  return (
    `<text x="${rounded(x)}" y="${rounded(baseline)}" font-family="${escaped(family)}" font-size="${size}" ` +
    `font-weight="${weight}"${anchor === undefined ? '' : ` text-anchor="${anchor}"`} textLength="${rounded(width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"` +
    `${fillOf(ctx)}${placed(ctx)}>${escaped(text)}</text>`
  )
}

function strokeOf(ctx: CanvasRenderingContext2D): string {
  const { strokeStyle, lineWidth, lineCap, lineJoin } = ctx
  const dash = ctx.getLineDash()
  return (
    ` fill="none"${colorOf('stroke', strokeStyle)} stroke-width="${rounded(lineWidth)}"` +
    (lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`) +
    (lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`) +
    (dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(rounded).join(' ')}"`) +
    opacityOf(ctx)
  )
}

const fillOf = (ctx: CanvasRenderingContext2D): string => colorOf('fill', ctx.fillStyle) + opacityOf(ctx)

/** A canvas tells colours that are translucent as `rgba(1, 2, 3, 0.5)`, which not all that reads SVG knows. */
function colorOf(name: 'fill' | 'stroke', style: unknown): string {
  const [, color, alpha] = /^rgba\((.*), ([\d.]+)\)$/.exec(String(style)) ?? []
  return color === undefined
    ? ` ${name}="${escaped(String(style))}"`
    : ` ${name}="rgb(${color})" ${name}-opacity="${alpha}"`
}

const opacityOf = ({ globalAlpha }: CanvasRenderingContext2D): string =>
  globalAlpha === 1 ? '' : ` opacity="${rounded(globalAlpha)}"`

function placed(ctx: CanvasRenderingContext2D): string {
  const matrix = ctx.getTransform()
  if (matrix.isIdentity) return ''
  const { a, b, c, d, e, f } = matrix
  return ` transform="matrix(${[a, b, c, d, e, f].map(rounded).join(' ')})"`
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000

/** Text as it stands in XML, which has no place for control characters, halves of characters and what is none. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
