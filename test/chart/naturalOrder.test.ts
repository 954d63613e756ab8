import { describe, expect, it } from 'vitest'
import { chartModel } from '#chart/model.ts'
import { inNaturalOrder } from '#chart/naturalOrder.ts'

describe('natural order', () => {
  it.each([
    [
      ['1', '10', '11', '2'],
      ['1', '2', '10', '11'],
    ],
    [
      ['web-10', 'web-9', 'api-2'],
      ['api-2', 'web-9', 'web-10'],
    ],
    [
      ['10.0.0.2', '10.0.0.10', '9.255.0.1'],
      ['9.255.0.1', '10.0.0.2', '10.0.0.10'],
    ],
    [
      ['i-5f5533', 'i-24ae8d', 'i-123456', 'i-fe7f93'],
      ['i-123456', 'i-24ae8d', 'i-5f5533', 'i-fe7f93'],
    ],
    [
      ['us-east-1b', 'us-east-1a', 'v2beta10', 'v2beta9', 'cafe10', 'cafe9'],
      ['cafe9', 'cafe10', 'us-east-1a', 'us-east-1b', 'v2beta9', 'v2beta10'],
    ],
    [
      ['b', '', 'a'],
      ['', 'a', 'b'],
    ],
  ])('puts %j as %j', (given, ordered) => {
    expect(inNaturalOrder(given, (text) => text)).toEqual(ordered)
  })

  it('is the order of the lines of a stream', () => {
    const lines = ['1', '10', '2'].map((core) => ({ tags: { core }, values: [1], last_time: 60 }))
    const chart = { id: 1, name: 'Cores', type: 'line' as const, streams: [{ id: 1, metric: 'cpu' }] }
    const { lines: drawn } = chartModel(chart, {
      times: [60],
      resolution: 60,
      start_time: 60,
      end_time: 120,
      partial: { first: false, last: false },
      streams: [{ metric: null, lines, found: 3, rollup: 1, period: 60, error: null }],
    })
    expect(drawn.map(({ tags }) => tags.core)).toEqual(['1', '2', '10'])
  })
})
