import { describe, expect, test } from 'vitest'
import { axisTexts, logAxisTexts, parseUnit, quantity, quantityText } from '#chart/units.ts'

describe('a value in words', () => {
  test.each<[number, string | null, string]>([
    [0, null, '0'],
    [5, null, '5'],
    [1234, 'req', '1234 req'],
    [12_345, 'req', '12\u202f345 req'],
    [1_234_567, 'req', '1.235M req'],
    [-1_500_000_000, null, '−1.5G'],
    [0.1 + 0.2, null, '0.3'],
    [2.71234, null, '2.712'],
    [0.00123456, null, '0.001235'],
    [0.0000123, null, '1.23e-5'],
    [99.9999, '%', '100%'],
    [12.345, 'percent', '12.35%'],
    [0, 'bytes', '0 B'],
    [1023, 'bytes', '1023 B'],
    [1024, 'bytes', '1 KiB'],
    [123_456_789, 'B', '117.7 MiB'],
    [-2048, 'Bytes', '−2 KiB'],
    [5 * 1024 ** 3, 'bytes/s', '5 GiB/s'],
    [2500, 'MB', '2.5 GB'],
    [512, 'MiB', '512 MiB'],
    [2_000_000, 'bps', '2 Mbit/s'],
    [35, 'ms', '35 ms'],
    [1500, 'ms', '1.5 s'],
    [1500, 'mS', '1.5 s'],
    [0.25, 's', '250 ms'],
    [0.00002, 'seconds', '20 µs'],
    [90, 's', '1.5 min'],
    [7200, 's', '2 h'],
    [172_800, 's', '2 d'],
    [250, 'us', '250 µs'],
    [21.5, '°C', '21.5 °C'],
    [1000, 'req/s', '1000 req/s'],
    [1e15, 'jobs', '1P jobs'],
  ])('%d in %j is %j', (value, unit, text) => {
    expect(quantityText(value, parseUnit(unit))).toBe(text)
  })
})

test('number and unit come apart, because the unit is set lighter', () => {
  expect(quantity(1500, parseUnit('ms'))).toEqual({ number: '1.5', unit: 's' })
})

describe('labels of an axis share prefix and decimals', () => {
  test.each<[number[], string | null, string[]]>([
    [[0, 500_000, 1_000_000], null, ['0', '0.5M', '1.0M']],
    [[0, 20, 40], 'req', ['0', '20', '40']],
    [[0, 0.25, 0.5], null, ['0', '0.25', '0.50']],
    [[0, 50, 100], '%', ['0', '50%', '100%']],
    [[0, 1024 ** 3, 2 * 1024 ** 3], 'bytes', ['0', '1 GiB', '2 GiB']],
    [[0, 500, 1000, 1500], 'ms', ['0', '0.5 s', '1.0 s', '1.5 s']],
    [[-20, 0, 20], null, ['−20', '0', '20']],
    [[0], 'ms', ['0']],
    [[], null, []],
    [[0, 0.00002], null, ['0', '0.00002']],
    [[0, 1e20], null, ['0', '100000P']],
  ])('%j in %j: %j', (ticks, unit, texts) => {
    expect(axisTexts(ticks, parseUnit(unit))).toEqual(texts)
  })
})

test('a logarithmic axis gives each label the prefix that fits it', () => {
  expect(logAxisTexts([-10, 0, 10, 1000, 1_000_000], parseUnit(null))).toEqual(['−10', '0', '10', '1k', '1M'])
})
