/** Where a plot is in its frame, in CSS pixels, and what its first axis and its time axis show. */
export interface PlotArea {
  left: number
  top: number
  width: number
  height: number
  low: number
  high: number
  /** Unix seconds. */
  from: number
  to: number
}
