type Point = readonly [x: number, y: number]

const text = (value: number) => String(Math.round(value * 100) / 100)
const points = (...all: Point[]) => all.map(([x, y]) => `${text(x)} ${text(y)}`).join(' ')

/** A path that can tell itself in SVG's language. It knows what charts draw: lines, rectangles and circles. */
export class SvgPath extends Path2D {
  d = ''

  constructor(path?: Path2D | string) {
    super(path)
    if (typeof path === 'string') this.d = path
    else if (path instanceof SvgPath) this.d = path.d
  }

  override moveTo(x: number, y: number): void {
    super.moveTo(x, y)
    this.d += `M${points([x, y])}`
  }

  /** A canvas begins a path with any point, SVG only where it is moved to. */
  override lineTo(x: number, y: number): void {
    super.lineTo(x, y)
    this.d += `${this.d === '' ? 'M' : 'L'}${points([x, y])}`
  }

  override closePath(): void {
    super.closePath()
    this.d += 'Z'
  }

  override rect(x: number, y: number, width: number, height: number): void {
    super.rect(x, y, width, height)
    this.d += `M${points([x, y])}h${text(width)}v${text(height)}h${text(-width)}Z`
  }

  override arc(x: number, y: number, radius: number, from: number, to: number): void {
    super.arc(x, y, radius, from, to)
    const half = `A${text(radius)} ${text(radius)} 0 0 1`
    this.d += `M${points([x + radius, y])}${half}${points([x - radius, y])}${half}${points([x + radius, y])}Z`
  }

  override roundRect(x: number, y: number, width: number, height: number, radius = 0): void {
    super.roundRect(x, y, width, height, radius)
    const r = Math.min(Number(radius), width / 2, height / 2)
    const corner = (dx: number, dy: number) => `a${text(r)} ${text(r)} 0 0 1 ${points([dx, dy])}`
    const [across, down] = [width - 2 * r, height - 2 * r]
    this.d +=
      `M${points([x + r, y])}h${text(across)}${corner(r, r)}v${text(down)}${corner(-r, r)}` +
      `h${text(-across)}${corner(-r, -r)}v${text(-down)}${corner(r, -r)}Z`
  }

  /** What is added stays in its own coordinates where SVG has to say so: those are worked out here. */
  override addPath(path: Path2D, transform?: DOMMatrix2DInit): void {
    super.addPath(path, transform)
    if (path instanceof SvgPath) this.d += transform === undefined ? path.d : moved(path.d, transform)
  }
}

const ARGUMENTS: Readonly<Record<string, string>> = { M: 'xy', L: 'xy', H: 'x', V: 'y', A: 'rr00fxy' }

/** A path stretched and moved, as that of a mark's shape or of a sparkline is. */
function moved(d: string, { a = 1, d: b = 1, e = 0, f = 0 }: DOMMatrix2DInit): string {
  return d.replace(/([a-zA-Z])([^a-zA-Z]*)/g, (_, command: string, rest: string) => {
    const kinds = ARGUMENTS[command.toUpperCase()]
    if (kinds === undefined) return command
    const isRelative = command !== command.toUpperCase()
    const numbers = rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []
    const place = (value: number, i: number) => {
      const kind = kinds[i % kinds.length]
      if (kind === 'x') return value * a + (isRelative ? 0 : e)
      if (kind === 'y') return value * b + (isRelative ? 0 : f)
      return kind === 'r' ? value * (i % kinds.length === 0 ? a : b) : value
    }
    return command + numbers.map((value, i) => text(place(Number(value), i))).join(' ')
  })
}
