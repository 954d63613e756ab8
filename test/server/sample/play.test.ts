import { describe, expect, test } from 'vitest'
import { createPlayer } from '#server/sample/play.ts'
import { readRecordings, type Recording } from '#server/sample/recordings.ts'

const DAY = 86_400
const recording: Recording = {
  name: 'steps',
  start: 1_000_000_000,
  step: 300,
  values: Float64Array.from({ length: 288 }, (_, index) => (index % 12) * 2),
  windows: [[10, 20]],
}
const { start } = recording
const player = createPlayer(recording)

describe('a player', () => {
  test('gives recorded values back at their own time', () => {
    expect([0, 300, 600, 287 * 300].map((after) => player.at(start + after))).toEqual([0, 2, 4, 22])
  })

  test('begins again after the last value, before the first one too', () => {
    expect(player.at(start + DAY + 600)).toBe(4)
    expect(player.at(start - DAY + 600)).toBe(4)
  })

  test('stays near the line between two values, and within what was recorded', () => {
    const between = Array.from({ length: 29 }, (_, index) => player.at(start + 300 + (index + 1) * 10))
    for (const [index, value] of between.entries()) {
      expect(Math.abs(value - (2 + (2 * (index + 1)) / 30))).toBeLessThanOrEqual(0.8)
    }
    const day = Array.from({ length: 8_640 }, (_, index) => player.at(start + index * 10))
    expect(Math.min(...day)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...day)).toBeLessThanOrEqual(22)
  })

  test('gives the same value for the same time', () => {
    const time = start + 12_345
    expect(createPlayer(recording).at(time)).toBe(player.at(time))
  })

  test('finds an anomaly in every turn, when it ends', () => {
    const end = start + 6_000
    expect(player.anomaliesEnding(end - 1, end)).toEqual([{ start: start + 3_000, end }])
    expect(player.anomaliesEnding(end, end + DAY - 1)).toEqual([])
    expect(player.anomaliesEnding(end, end + 3 * DAY).map((found) => found.end - end)).toEqual([
      DAY,
      2 * DAY,
      3 * DAY,
    ])
  })
})

test('every recording holds finite values over whole days', () => {
  const recordings = [...readRecordings().values()]
  expect(recordings).toHaveLength(31)
  for (const { name, values, step } of recordings) {
    expect(values.every(Number.isFinite), name).toBe(true)
    expect((values.length * step) % DAY, name).toBe(0)
  }
})

test('values come back as they were published', () => {
  const cpu = readRecordings().get('ec2_cpu_utilization_5f5533')
  expect([...(cpu?.values.slice(0, 3) ?? [])]).toEqual([51.85, 44.51, 41.24])
})
