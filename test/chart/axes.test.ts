import { describe, expect, test } from 'vitest'
import { axisRange } from '#chart/ranges.ts'
import { parseUnit } from '#chart/units.ts'
import { valueTicks } from '#chart/valueTicks.ts'

const free = { min: null, max: null, softMin: null, softMax: null, threshold: null }

describe('the range of a value axis', () => {
  test.each<[string, number | null, number | null, Partial<typeof free> | object, [number, number]]>([
    ['no values', null, null, {}, [0, 1.08]],
    ['only zeros', 0, 0, {}, [0, 1]],
    ['from zero when values come near it', 10, 100, {}, [0, 108]],
    ['around values that are far from zero', 1000, 1100, {}, [992, 1108]],
    ['around a constant', 50, 50, {}, [45, 55]],
    ['negative values, up to zero', -100, -10, {}, [-108, 0]],
    ['both signs', -50, 50, {}, [-58, 58]],
    ["the chart's limits are kept exactly", 10, 300, { min: 0, max: 100 }, [0, 100]],
    ['one limit of the chart', 10, 100, { min: 5 }, [5, 108]],
    ['theoretical limits are shown whole', 10, 40, { softMin: 0, softMax: 100 }, [0, 100]],
    ['theoretical limits give way to values beyond them', 10, 140, { softMin: 0, softMax: 100 }, [0, 151.2]],
    ["the chart's limits win over theoretical ones", 10, 40, { softMax: 100, max: 50 }, [0, 50]],
    ['a lower limit above all values', 1, 5, { min: 100 }, [100, 110]],
    ['an upper limit below all values', 50, 60, { max: 10 }, [9, 10]],
    ['limits that contradict each other', 1, 5, { min: 9, max: 3 }, [2, 3]],
    ['logarithmic', 3, 4000, { threshold: 1 }, [2, 5000]],
    ['logarithmic with zero', 0, 4000, { threshold: 1 }, [0, 5000]],
  ])('%s', (_name, min, max, axis, expected) => {
    const [from, to] = axisRange(min, max, { ...free, ...axis })
    expect(from).toBeCloseTo(expected[0], 9)
    expect(to).toBeCloseTo(expected[1], 9)
  })

  test('a stack always shows zero', () => {
    expect(axisRange(1000, 1100, free, true)[0]).toBe(0)
  })
})

describe('round values', () => {
  test.each<[number, number, number, string | null, number[]]>([
    [0, 108, 5, null, [0, 25, 50, 75, 100]],
    [992, 1108, 4, null, [1000, 1050, 1100]],
    [0, 0.00034, 4, null, [0, 0.0001, 0.0002, 0.0003]],
    [-58, 58, 5, null, [-50, -25, 0, 25, 50]],
    [0, 5 * 1024 ** 3, 4, 'bytes', [0, 2 * 1024 ** 3, 4 * 1024 ** 3]],
    [0, 900 * 1024, 4, 'B', [0, 256 * 1024, 512 * 1024, 768 * 1024]],
    [0, 130, 5, 's', [0, 30, 60, 90, 120]],
    [0, 4 * 86_400, 4, 's', [0, 86_400, 172_800, 259_200, 345_600]],
    [0, 130_000, 5, 'ms', [0, 30_000, 60_000, 90_000, 120_000]],
    [0, 1.6, 4, 'min', [0, 0.5, 1, 1.5]],
    [0, 5400, 4, 's', [0, 1800, 3600, 5400]],
    [0, 6, 4, 'h', [0, 2, 4, 6]],
    [0, 1, 5, 's', [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 0.1, 4, 's', [0, 0.05, 0.1]],
    [0, 3e6, 3, 's', [0, 1_728_000]],
    [0, 0.6, 4, 's', [0, 0.2, 0.4, 0.6]],
    [5, 5, 4, null, []],
  ])('from %d to %d with room for %d in %j', (min, max, room, unit, expected) => {
    expect(valueTicks(min, max, room, parseUnit(unit))).toEqual(expected)
  })
})
