import { mergedSpans } from '#chart/annotationMarks.ts'

/** From when to when something fired, Unix seconds; null while it goes on. */
export interface Band {
  triggered_at: number
  cleared_at: number | null
}

interface Shown {
  /** The interval in view, Unix seconds, and its width in CSS pixels. */
  from: number
  to: number
  width: number
}

/** So wide is a band at least that it is seen. */
const THINNEST = 2

/** Where incidents are in a plot, those that overlap as one; what lies outside of the interval is left out. */
export function bandsOf(incidents: readonly Band[], { from, to, width }: Shown) {
  const inView = incidents
    .map(({ triggered_at, cleared_at }) => [triggered_at, cleared_at ?? to] as const)
    .filter(([begin, end]) => begin < to && end > from)
  const scale = width / (to - from)
  return mergedSpans(inView).map(([begin, end]) => {
    const left = Math.max(0, (begin - from) * scale)
    const right = Math.min(width, (end - from) * scale)
    const wide = Math.max(THINNEST, right - left)
    return { left: Math.min(left, width - wide), width: wide }
  })
}

/** Seconds that are shown before and after an incident at the least. */
const AROUND = 1_800

/** An incident with as much before and after it, up to now. */
export function aroundIncident({ triggered_at, cleared_at }: Band, now: number) {
  const end = cleared_at ?? now
  const around = Math.max(AROUND, end - triggered_at)
  const to = Math.floor(Math.min(now, end + around))
  return { from: Math.max(0, Math.floor(triggered_at - around)), to: Math.max(to, triggered_at + 60) }
}
