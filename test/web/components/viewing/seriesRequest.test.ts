import { describe, expect, it } from 'vitest'
import { refreshInterval } from '#web/components/viewing/refreshInterval.ts'
import { pointsFor } from '#chart/pointsFor.ts'
import { isGrowing, newRequest, wholeRequest } from '#web/components/viewing/seriesRequest.ts'
import { seriesAnswer, streamSeries } from './answers.ts'

const viewing = { range: '3h', fixed: null, source: null, tags: {} }
const streams = [{ id: 7, metric: 'cpu', color: '#52D74C', group_function: 'max' as const }]

describe('what a chart asks for', () => {
  it('is the range up to now, with what decides the data and nothing of the look', () => {
    expect(wholeRequest(streams, viewing, 600)).toEqual({
      duration: 10_800,
      points: 600,
      streams: [{ metric: 'cpu', group_function: 'max' }],
    })
  })

  it('is a fixed interval with the dynamic source and tags', () => {
    const fixed = { from: 10, to: 20 }
    const query = wholeRequest(streams, { range: '3h', fixed, source: 'web*', tags: { region: ['eu'] } }, 600)
    expect(query).toMatchObject({ start_time: 10, end_time: 20, source: 'web*', tags: { region: ['eu'] } })
    expect(query).not.toHaveProperty('duration')
  })

  it.each([
    [0, 200],
    [200, 200],
    [201, 400],
    [437, 600],
  ])('%d pixels are %d points', (width, points) => {
    expect(pointsFor(width)).toBe(points)
  })
})

describe('what a live chart asks for next', () => {
  const whole = wholeRequest(streams, viewing, 600)
  const picture = { answer: seriesAnswer(), readAt: 5_000, wholeAt: 5_000 }

  it('starts at the last complete bucket, on the same grid', () => {
    const query = newRequest(whole, picture, 5_030)
    expect(query).toMatchObject({ start_time: 1_060, resolution: 60 })
    expect(query).not.toHaveProperty('duration')
    expect(query).not.toHaveProperty('points')
  })

  it('is the whole at first, over a fixed interval, after a long sleep and when that is due', () => {
    const fixed = wholeRequest(streams, { ...viewing, fixed: { from: 1, to: 2 } }, 600)
    expect(newRequest(whole, undefined, 5_030)).toBeNull()
    expect(newRequest(fixed, picture, 5_030)).toBeNull()
    expect(newRequest(whole, { ...picture, wholeAt: 99_999 }, 5_000 + 10_800)).toBeNull()
    expect(newRequest(whole, picture, 5_600)).toBeNull()
  })
})

it.each([
  [1, 5],
  [60, 15],
  [300, 60],
])('at a resolution of %d s it asks every %d s', (resolution, seconds) => {
  expect(refreshInterval(seriesAnswer({ resolution: resolution }))).toBe(seconds)
})

it.each([
  [1_149, true],
  [1_150, false],
])('an interval up to 1150 that was read at %d is still growing: %s', (readAt, growing) => {
  expect(isGrowing({ answer: seriesAnswer(), readAt, wholeAt: readAt })).toBe(growing)
})

it('a metric that does not exist yet is asked for soon again, whatever the range', () => {
  expect(refreshInterval(seriesAnswer({ resolution: 60, streams: [streamSeries([])] }))).toBe(5)
})
