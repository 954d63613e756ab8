/** One line of the table that `npm run bench` prints, and of the JSON that it writes. */
export interface Row {
  /** What was done, such as `POST of 300, idle`. */
  what: string
  /** Such as `p50`. */
  measure: string
  value: number
  unit: string
  /** What the value should stay below (or above), when there is such a figure. */
  goal?: string
}

/** A file of this folder exports its benches as `bench`. */
export type Bench = () => Promise<Row[]>
