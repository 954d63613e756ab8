import type { ChartLine, ChartModel } from '#chart/model.ts'
import { tagKey } from '#chart/tagKey.ts'

const known = new WeakMap<readonly ChartLine[], readonly string[]>()

/**
 * What the address calls each of the lines of a chart. Their tags where they tell a line from the others, so that the
 * same source is shown alone on all charts; its label otherwise. Made once per model.
 */
export function lineKeys(lines: readonly ChartLine[]): readonly string[] {
  const found = known.get(lines)
  if (found) return found
  const own = lines.map(({ tags }) => tagKey(tags))
  const uses = new Map<string, number>()
  for (const text of own) uses.set(text, (uses.get(text) ?? 0) + 1)
  const keys = lines.map((line, i) => (own[i] !== '' && uses.get(own[i]!) === 1 ? own[i]! : line.label))
  known.set(lines, keys)
  return keys
}

/** The model with only the lines of these keys on; unchanged when the chart draws none of them. */
export function isolate(model: ChartModel, keys: readonly string[]): ChartModel {
  const wanted = new Set(keys)
  const own = lineKeys(model.lines)
  if (!own.some((key) => wanted.has(key))) return model
  const lines = model.lines.map((line, i) => {
    const visible = wanted.has(own[i]!)
    return { ...line, visible, quiet: line.quiet && !visible }
  })
  return { ...model, lines }
}

/** Whether the model shows some of its lines alone. */
export function isIsolated({ lines }: ChartModel): boolean {
  return lines.some(({ visible }) => !visible)
}

/**
 * The keys to show alone after a line was chosen: it alone, and all again when it was; or, where `adds`, with it beside
 * those that are, and without it when it was among them.
 */
export function chosen(isolated: readonly string[], key: string, adds: boolean): readonly string[] {
  const without = isolated.filter((other) => other !== key)
  if (adds) return without.length === isolated.length ? [...isolated, key] : without
  return isolated.length === 1 && without.length === 0 ? [] : [key]
}

interface Press {
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  nativeEvent: Event
}

/** Whether a press on a line adds to those shown alone: with a key held, and by a finger, which has none. */
export function addsLine({ ctrlKey, metaKey, shiftKey, nativeEvent }: Press, anyAlone: boolean): boolean {
  const byFinger = 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch'
  return ctrlKey || metaKey || shiftKey || (byFinger && anyAlone)
}
