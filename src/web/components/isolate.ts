import type { ChartLine, ChartModel } from '#chart/model.ts'

/**
 * What the address calls a line. Its tags where they tell it from the other lines of its chart, so that the same
 * source is shown alone on all charts; its label otherwise.
 */
export function lineKey(line: ChartLine, lines: readonly ChartLine[]): string {
  const own = tagsText(line)
  const alone = own !== '' && lines.every((other) => other === line || tagsText(other) !== own)
  return alone ? own : line.label
}

/** The model with only the line of this key on; unchanged when the chart does not draw it. */
export function isolate(model: ChartModel, key: string | null): ChartModel {
  if (key === null) return model
  const lines = model.lines.map((line) => ({ ...line, visible: lineKey(line, model.lines) === key }))
  return lines.some(({ visible }) => visible) ? { ...model, lines } : model
}

/** Whether the model shows one line alone. */
export function isIsolated({ lines }: ChartModel): boolean {
  return lines.some(({ visible }) => !visible)
}

const tagsText = ({ tags }: ChartLine) =>
  Object.keys(tags)
    .sort()
    .map((name) => `${name}=${tags[name]}`)
    .join(',')
