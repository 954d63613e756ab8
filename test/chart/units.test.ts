import { describe, expect, test } from 'vitest'
import { axisTexts, logAxisTexts } from '#chart/axisText.ts'
import { columnTexts } from '#chart/columnTexts.ts'
import { exactText, quantity, quantityText } from '#chart/quantity.ts'
import { parseUnit } from '#chart/units.ts'

describe('a column of values', () => {
  test.each<[(number | null)[], string, string[]]>([
    [[41.9, 41.85, 7], '%', ['41.90%', '41.85%', '7.00%']],
    [[86.69, 0.07241, 0, null], '%', ['86.69%', '0.07%', '0.00%', '–']],
    [[86.69, 0.0004], '%', ['86.69%', '0.0004%']],
    [[30, 40], 'ms', ['30 ms', '40 ms']],
    [[1536, 1024, 5 * 1024 ** 2], 'B', ['1.5 KiB', '1.0 KiB', '5 MiB']],
    [[-1.25, 100.5], 'mph', ['−1.3 mph', '100.5 mph']],
    [[0.00001234, 3], '', ['1.23e-5', '3']],
    [[], '', []],
  ])('%j in %s', (values, unit, texts) => {
    expect(columnTexts(values.map((value) => ({ value, unit: parseUnit(unit) })))).toEqual(texts)
  })
})

describe('a value in words', () => {
  test.each<[number, string | null, string]>([
    [0, null, '0'],
    [5, null, '5'],
    [61.994, 'mph', '61.99 mph'],
    [10.877, 'req/min', '10.88 req/min'],
    [348.21, '/min', '348.2 /min'],
    [2.0741, null, '2.074'],
    [1234, 'req', '1\u202f234 req'],
    [1234.56, 'req', '1\u202f235 req'],
    [9999.7, null, '10k'],
    [12_345, 'req', '12.35k req'],
    [1_234_567, 'req', '1.235M req'],
    [-1_500_000_000, null, '−1.5G'],
    [0.1 + 0.2, null, '0.3'],
    [2.71234, null, '2.712'],
    [0.00123456, null, '0.001235'],
    [0.0000123, null, '1.23e-5'],
    [99.9999, '%', '100%'],
    [12.345, 'percent', '12.35%'],
    [0, 'bytes', '0 B'],
    [1023, 'bytes', '1\u202f023 B'],
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
    [1000, 'req/s', '1\u202f000 req/s'],
    [1e15, 'jobs', '1P jobs'],
  ])('%d in %j is %j', (value, unit, text) => {
    expect(quantityText(value, parseUnit(unit))).toBe(text)
  })
})

test('number and unit come apart, because the unit is set lighter', () => {
  expect(quantity(1500, parseUnit('ms'))).toEqual({ number: '1.5', unit: 's' })
})

describe('a value in full', () => {
  test.each<[number, string | null, string]>([
    [61.9941237, 'mph', '61.9941237 mph'],
    [-1_234_567.25, 'bytes', '−1\u202f234\u202f567.25 bytes'],
    [12.5, '%', '12.5%'],
    [1e-9, null, '1e-9'],
    [0, 's', '0 s'],
  ])('%d in %j is %j', (value, unit, text) => {
    expect(exactText(value, parseUnit(unit))).toBe(text)
  })
})

describe('labels of an axis share prefix and decimals', () => {
  test.each<[number[], string | null, string[]]>([
    [[0, 500_000, 1_000_000], null, ['0', '0.5M', '1.0M']],
    [[0, 200, 400, 1000], 'req', ['0', '200', '400', '1\u202f000']],
    [[0, 5000, 10_000], null, ['0', '5k', '10k']],
    [[0, 1800, 3600, 5400], 's', ['0', '30 min', '60 min', '90 min']],
    [[0, 0.5, 1, 1.5], 's', ['0', '0.5 s', '1.0 s', '1.5 s']],
    [[0, 0.5, 1, 1.5], 'min', ['0', '0.5 min', '1.0 min', '1.5 min']],
    [[0, 0.25, 0.5, 0.75], 'min', ['0', '15 s', '30 s', '45 s']],
    [[0, 43_200, 86_400], 's', ['0', '12 h', '24 h']],
    [[0, 3600, 7200], 's', ['0', '1 h', '2 h']],
    [[100, 100.5, 101], 's', ['100.0 s', '100.5 s', '101.0 s']],
    [[0, 512 * 1024, 1024 ** 2], 'B', ['0', '0.5 MiB', '1.0 MiB']],
    [[0, 20, 40], 'req', ['0', '20', '40']],
    [[0, 0.25, 0.5], null, ['0', '0.25', '0.50']],
    [[0, 50, 100], '%', ['0', '50%', '100%']],
    [[0, 1024 ** 3, 2 * 1024 ** 3], 'bytes', ['0', '1 GiB', '2 GiB']],
    [[0, 500, 1000, 1500], 'ms', ['0', '0.5 s', '1.0 s', '1.5 s']],
    [[-20, 0, 20], null, ['−20', '0', '20']],
    [[0], 'ms', ['0']],
    [[], null, []],
    [[0, 0.00002], null, ['0', '0.00002']],
    [[0, 1e20], null, ['0', '100\u202f000P']],
  ])('%j in %j: %j', (ticks, unit, texts) => {
    expect(axisTexts(ticks, parseUnit(unit))).toEqual(texts)
  })
})

test('a logarithmic axis gives each label the prefix that fits it', () => {
  expect(logAxisTexts([-10, 0, 10, 1000, 1_000_000], parseUnit(null))).toEqual([
    '−10',
    '0',
    '10',
    '1\u202f000',
    '1M',
  ])
})
