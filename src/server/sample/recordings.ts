import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/**
 * One recorded series of the Numenta Anomaly Benchmark (https://github.com/numenta/NAB, licence in NAB-LICENSE.txt),
 * brought to an even grid and cut to whole days, whole weeks where it is long enough. Holes are filled with the same
 * time of another day, or a straight line.
 */
export interface Recording {
  /** The file in the benchmark, such as `ec2_cpu_utilization_24ae8d`. */
  name: string
  /** Unix seconds of the first value. */
  start: number
  /** Seconds between two values. */
  step: number
  values: Float64Array
  /** Index of the first and last value of each labelled anomaly. */
  windows: readonly (readonly [first: number, last: number])[]
}

/** As stored: each value is `deltas` summed up to it, divided by ten to the power of `digits`. */
interface Stored extends Omit<Recording, 'values'> {
  digits: number
  deltas: readonly number[]
}

/** All recordings by name. */
export function readRecordings(): Map<string, Recording> {
  const packed = readFileSync(new URL('./nab.json.br', import.meta.url))
  const { series } = JSON.parse(brotliDecompressSync(packed).toString()) as { series: Stored[] }
  return new Map(series.map((stored) => [stored.name, unpack(stored)]))
}

function unpack({ name, start, step, windows, digits, deltas }: Stored): Recording {
  const values = new Float64Array(deltas.length)
  const scale = 10 ** digits
  let sum = 0
  deltas.forEach((delta, index) => {
    sum += delta
    values[index] = sum / scale
  })
  return { name, start, step, windows, values }
}
