import type { ChartLine, ChartModel } from './model.ts'
import { tagKey } from './tagKey.ts'

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
