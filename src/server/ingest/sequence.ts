/** Numbers of one millisecond: 2^53 then lasts until the year 2039. */
const PER_MILLISECOND = 4_096

/**
 * Rising whole numbers that follow the clock, so that they go on rising after a restart and, as far as their clocks
 * agree, among processes. The higher `ver` of two measurements of one stream and time wins.
 */
export class Sequence {
  private last = 0

  next(): number {
    this.last = Math.max(this.last + 1, Date.now() * PER_MILLISECOND)
    return this.last
  }
}
