import type { ChartModel } from './model.ts'

/**
 * The same picture over another interval: moved or stretched, until the one that belongs there is read.
 *
 * @param interval Unix seconds
 */
export function movedTo(model: ChartModel, { from, to }: { from: number; to: number }): ChartModel {
  return model.from === from && model.to === to ? model : { ...model, from, to }
}
