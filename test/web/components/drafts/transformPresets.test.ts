import { describe, expect, it } from 'vitest'
import { parseTransform } from '#api/transform.ts'
import { TRANSFORM_PRESETS, transformed, unitAfter } from '#web/components/drafts/transformPresets.ts'

const preset = (meaning: string) => TRANSFORM_PRESETS.find((one) => one.meaning === meaning)!

describe('presets of the transform', () => {
  it.each([
    ['per second', 600, 10],
    ['bytes to MB', 2_500_000, 2.5],
    ['bytes to bits', 2, 16],
    ['ms to s', 1_500, 1.5],
    ['share to %', 0.25, 25],
    ['°F to °C', 212, 100],
  ])('%s: %d becomes %d', (meaning, before, after) => {
    expect(parseTransform(preset(meaning).formula).transform?.(before, 60)).toBe(after)
  })

  it.each([
    ['bytes to MB', true, '', 'MB'],
    ['bytes to MB', true, 's', 'MB'],
    ['bytes to MB', true, 'apples', undefined],
    ['bytes to MB', true, 'B/s', 'MB/s'],
    ['bytes to bits', true, 'MB/s', 'bit/s'],
    ['bytes to MB', true, 'req/min', undefined],
    ['bytes to MB', false, 'MB', ''],
    ['per second', true, '', undefined],
  ])('%s, chosen: %j, makes the unit %j to %j', (meaning, chosen, before, after) => {
    expect(unitAfter(preset(meaning), chosen, before)).toBe(after)
  })

  it('sets the unit only where it comes with the formula', () => {
    expect(transformed('x', undefined)).toEqual({ transform_function: 'x' })
    expect(transformed('x', '')).toEqual({ transform_function: 'x', units_short: '' })
  })
})
