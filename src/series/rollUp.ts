/** Seconds of the stored roll-ups, coarsest first; 1 stands for the raw measurements. */
export const ROLL_UPS = [3_600, 900, 1] as const
export type RollUp = (typeof ROLL_UPS)[number]

/** The coarsest stored form from which buckets of `resolution` can be put together. */
export function chooseRollUp(resolution: number): RollUp {
  return ROLL_UPS.find((step) => resolution % step === 0) ?? 1
}
