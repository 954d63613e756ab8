import { linearRgb, oklab } from './oklch.ts'

/** Which of the page's two colour schemes a picture is made for. */
export type Scheme = 'dark' | 'light'

/**
 * Ten line colours per scheme. Chosen in OKLCH (each row: lightness, chroma, hue) so that none shouts, all have 3:1
 * against their surface, and any two next to each other stay apart for deuteranopes and protanopes as well. The same
 * place holds the same hue in both schemes. Red, amber and green are left to mean state.
 */
export const PALETTE: Record<Scheme, readonly string[]> = {
  dark: [
    '#80aefe', // blue    .751 .126 261
    '#43e1dc', // teal    .829 .128 192
    '#c1a05c', // sand    .721 .096  84
    '#cdcd71', // olive   .829 .116 109
    '#a685d9', // violet  .681 .125 302
    '#fd8fb1', // pink    .777 .137   1
    '#79c6f6', // sky     .796 .102 237
    '#7d95fc', // indigo  .697 .154 272
    '#c17eb4', // orchid  .680 .110 334
    '#eca68a', // clay    .787 .092  43
  ],
  light: [
    '#4b7dda', // blue    .601 .151 261
    '#056d66', // teal    .482 .083 188
    '#7b6503', // sand    .513 .104  93
    '#848e21', // olive   .619 .128 115
    '#6949a9', // violet  .489 .149 296
    '#c85c89', // pink    .621 .145 356
    '#1d94c8', // sky     .629 .125 234
    '#5c62cb', // indigo  .545 .160 277
    '#924a8c', // orchid  .521 .130 330
    '#bc7f63', // clay    .652 .085  46
  ],
}

export const COLORS = 10

/** What lines in the background are drawn in: seen as a whole, not one by one. */
export const QUIET: Record<Scheme, string> = { dark: '#3d454e', light: '#c2cad2' }

/** The colour of a slot from `colorSlots`: slots past the tenth repeat the hues. */
export function slotColor(slot: number, scheme: Scheme): string {
  return PALETTE[scheme][slot % COLORS]!
}

/** The dash of a slot in CSS pixels; none for the first ten, a longer one each time the hues repeat. */
export function slotDash(slot: number): number[] | undefined {
  const round = Math.floor(slot / COLORS)
  return round === 0 ? undefined : [2 + round * 2, 2 + round]
}

/** Where the text of a line's identity falls among the ten colours (FNV-1a), the same on every chart. */
export function preferredSlot(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return (hash >>> 0) % COLORS
}

/**
 * One slot per key, in the order of the keys. Each key that can gets the colour it has on all charts; where two want
 * the same one, or two that look alike, the first by name keeps it and the other takes the free one that is least like
 * those taken. Past ten, slots of 10 and more repeat the hues with a dash.
 */
export function colorSlots(keys: readonly string[]): number[] {
  const slots = Array<number>(keys.length)
  const taken = new Set<number>()
  const byName = keys
    .map((_, i) => i)
    .sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b))
  const later: number[] = []
  for (const i of byName) {
    const slot = preferredSlot(keys[i]!)
    if (distanceFrom(taken, slot) < ALIKE) later.push(i)
    else taken.add((slots[i] = slot))
  }
  for (const i of later) taken.add((slots[i] = nextFree(preferredSlot(keys[i]!), taken)))
  return slots
}

function nextFree(preferred: number, taken: ReadonlySet<number>): number {
  const first = Math.floor(taken.size / COLORS) * COLORS
  const round = Array.from({ length: COLORS }, (_, hue) => first + hue)
  const beside = new Set(round.filter((slot) => taken.has(slot)))
  const wanted = first + preferred
  if (distanceFrom(beside, wanted) >= ALIKE) return wanted
  return round
    .filter((slot) => !beside.has(slot))
    .reduce((best, slot) => (distanceFrom(beside, slot) > distanceFrom(beside, best) ? slot : best))
}

/** How far a colour is from the nearest of those taken. */
function distanceFrom(taken: ReadonlySet<number>, slot: number): number {
  let least = Infinity
  for (const other of taken) least = Math.min(least, UNLIKENESS[slot % COLORS]![other % COLORS]!)
  return least
}

/** Closer than this, two colours are told apart only beside each other: the two blues, orchid and violet. */
const ALIKE = 0.08

const labsOf = (colors: readonly string[]) => colors.map((hex) => oklab(linearRgb(hex)))
const LABS = [labsOf(PALETTE.dark), labsOf(PALETTE.light)]

/** How far any two of the ten colours are apart in OKLab, in the scheme where they are closer. */
const UNLIKENESS = PALETTE.dark.map((_, a) =>
  PALETTE.light.map((_, b) => Math.min(...LABS.map((labs) => distanceOf(labs[a]!, labs[b]!)))),
)

type Lab = ReturnType<typeof oklab>
function distanceOf(a: Lab, b: Lab): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}
