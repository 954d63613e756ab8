import type { Tsdb } from './engine/tsdb.ts'

/** What was seen of one thing since the meter was last read. */
export interface Reading {
  name: string
  tags: Readonly<Record<string, string>>
  count: number
  sum: number
  min: number
  max: number
  last: number
  /** Sum of squared differences from the mean. */
  m2: number
}

/** Notes what happens in this process; jobs/ownMetrics.ts posts it. */
export interface Meter {
  note(name: string, value: number, tags?: Readonly<Record<string, string>>): void
  /** Everything noted since the last call. */
  read(): Reading[]
}

export function createMeter(): Meter {
  let readings = new Map<string, Reading>()
  return {
    note(name, value, tags = {}) {
      const key = [name, ...Object.values(tags)].join('\n')
      const reading = readings.get(key)
      if (reading === undefined) {
        readings.set(key, { name, tags, count: 1, sum: value, min: value, max: value, last: value, m2: 0 })
        return
      }
      const before = value - reading.sum / reading.count
      reading.count += 1
      reading.sum += value
      reading.m2 += before * (value - reading.sum / reading.count)
      reading.min = Math.min(reading.min, value)
      reading.max = Math.max(reading.max, value)
      reading.last = value
    },
    read() {
      const taken = [...readings.values()]
      readings = new Map()
      return taken
    },
  }
}

/** The same engine, the milliseconds of its queries noted. */
export function meterTsdb(tsdb: Tsdb, meter: Meter): Tsdb {
  return {
    ...tsdb,
    async query(sql, params, options) {
      const start = performance.now()
      try {
        return await tsdb.query(sql, params, options)
      } finally {
        meter.note('poise.query.time', performance.now() - start)
      }
    },
  }
}
