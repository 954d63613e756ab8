import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RateLimiter, spend, usageAt, type Usage } from '#server/ingest/rateLimit.ts'

describe('a minute', () => {
  const used: Usage = { std: 5, agg: 1, reset: 120 }
  test.each([
    ['has just begun', undefined, 60, { std: 0, agg: 0, reset: 120 }],
    ['is under way', used, 119.9, used],
    ['is over', used, 120, { std: 0, agg: 0, reset: 180 }],
    ['is long over', used, 1_000, { std: 0, agg: 0, reset: 1_020 }],
    ['lies ahead, because the clock was set back', used, 10, { std: 0, agg: 0, reset: 60 }],
  ])('that %s', (_, usage, now, expected) => {
    expect(usageAt(usage, now)).toEqual(expected)
  })
})

test.each([
  ['both kinds are counted apart', { std: 0, agg: 0 }, { std: 10, agg: 10 }, { std: 10, agg: 10 }],
  ['the last one fits', { std: 9, agg: 0 }, { std: 1, agg: 0 }, { std: 10, agg: 0 }],
  ['one too many', { std: 10, agg: 0 }, { std: 1, agg: 0 }, undefined],
  ['one kind too many takes the other along', { std: 0, agg: 10 }, { std: 1, agg: 1 }, undefined],
  ['more than the limit never fits', { std: 0, agg: 0 }, { std: 11, agg: 0 }, undefined],
  ['nothing fits always', { std: 10, agg: 10 }, { std: 0, agg: 0 }, { std: 10, agg: 10 }],
])('of 10: %s', (_, used, amounts, expected) => {
  const usage = expected === undefined ? undefined : { ...expected, reset: 60 }
  expect(spend({ ...used, reset: 60 }, amounts, 10)).toEqual(usage)
})

test('each token has its own minute, and what does not fit is not counted', () => {
  let now = 0
  const limiter = new RateLimiter(10, () => now)
  expect(limiter.spend(1, { std: 8, agg: 0 })).toBe(true)
  expect(limiter.spend(1, { std: 3, agg: 0 })).toBe(false)
  expect(limiter.spend(2, { std: 3, agg: 0 })).toBe(true)
  expect([limiter.usageOf(1), limiter.usageOf(2)]).toEqual([
    { std: 8, agg: 0, reset: 60 },
    { std: 3, agg: 0, reset: 60 },
  ])
  now = 60
  expect(limiter.spend(1, { std: 3, agg: 0 })).toBe(true)
  expect(limiter.usageOf(1)).toEqual({ std: 3, agg: 0, reset: 120 })
})

test('in no minute more than the limit is accepted, and nothing that would fit is refused', () => {
  const post = fc.record({ wait: fc.nat(30), std: fc.nat(12), agg: fc.nat(12) })
  fc.assert(
    fc.property(fc.array(post, { maxLength: 50 }), (posts) => {
      let now = 1_000_000
      const limiter = new RateLimiter(20, () => now)
      const accepted = new Map<number, { std: number; agg: number }>()
      for (const { wait, std, agg } of posts) {
        now += wait
        const minute = Math.floor(now / 60)
        const { std: stdSoFar, agg: aggSoFar } = accepted.get(minute) ?? { std: 0, agg: 0 }
        const fits = stdSoFar + std <= 20 && aggSoFar + agg <= 20
        expect(limiter.spend(1, { std, agg })).toBe(fits)
        if (fits) accepted.set(minute, { std: stdSoFar + std, agg: aggSoFar + agg })
      }
    }),
  )
})
