/** Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees. Björn Ottosson's OKLab in polar form. */
export interface Oklch {
  l: number
  c: number
  h: number
}

/** Linear-light red, green and blue, 0 to 1 within sRGB. */
export type LinearRgb = [number, number, number]

export function linearRgb(hex: string): LinearRgb {
  return [linear(hex, 1), linear(hex, 3), linear(hex, 5)]
}

function linear(hex: string, at: number): number {
  const value = parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

export function hexOf(rgb: LinearRgb): string {
  return `#${rgb.map(channelOf).join('')}`
}

function channelOf(value: number): string {
  const clear = Math.min(1, Math.max(0, value))
  const gamma = clear <= 0.0031308 ? 12.92 * clear : 1.055 * clear ** (1 / 2.4) - 0.055
  const byte = Math.round(gamma * 255)
  return byte.toString(16).padStart(2, '0')
}

export function oklab([r, g, b]: LinearRgb): [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

export function oklch(hex: string): Oklch {
  const [l, a, b] = oklab(linearRgb(hex))
  return { l, c: Math.hypot(a, b), h: (Math.atan2(b, a) * 180) / Math.PI }
}

/** The sRGB colour; what lies outside sRGB is clipped. */
export function hexOfOklch({ l, c, h }: Oklch): string {
  const a = c * Math.cos((h * Math.PI) / 180)
  const b = c * Math.sin((h * Math.PI) / 180)
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return hexOf([
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ])
}
