import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measurementCompose } from '#api/composites.ts'
import { measurementCreate } from '#api/measurements.ts'
import { startServer } from '#test/helpers/server.ts'

const END = Math.floor(Date.now() / 3_600_000) * 3_600
const START = END - 1_800
const server = await startServer({ now: () => END })

const METRICS = ['both.a', 'both.b']
const measurement = fc.record({
  name: fc.constantFrom(...METRICS),
  tags: fc.record({ host: fc.constantFrom('x', 'y', 'z'), zone: fc.constantFrom('eu', 'us') }),
  time: fc.integer({ min: START, max: END - 1 }),
  value: fc.integer({ min: -1_000, max: 1_000 }).map((value) => value / 8),
})

await server.call(measurementCreate, {
  body: {
    measurements: fc.sample(fc.array(measurement, { minLength: 400, maxLength: 400 }), {
      numRuns: 1,
      seed: 7,
    })[0]!,
  },
})

async function read(compose: string, resolution: number) {
  const query = { compose, start_time: START, end_time: END - 1, resolution }
  const { series } = await server.call(measurementCompose, { query })
  return series.map(({ tags, measurements }) => [
    tags,
    ...measurements.map(({ time, value }) => [time, Math.round(value * 1e6)]),
  ])
}

test('it does not matter whether the engine takes series together or memory does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('sum', 'mean', 'min', 'max'),
      fc.constantFrom('both.a', 'both.*', 'none*'),
      fc.constantFrom('{"host":"*"}', '{"zone":"eu"}', '{}', '"*"'),
      fc.constantFrom('', ', {function:"sum"}', ', {period:"300", function:"max"}', ', {function:"count"}'),
      fc.constantFrom(undefined, 'zone', 'zone,host'),
      fc.constantFrom(1, 60, 300),
      async (name, metric, streams, options, by, resolution) => {
        const call = `s("${metric}", ${streams}${options})`
        const within = (text: string) => (by === undefined ? text : `group_by("${by}", ${text})`)
        const inEngine = await read(within(`${name}(${call})`), resolution)
        expect(inEngine).toEqual(await read(within(`${name}([${call}])`), resolution))
        if (metric === 'both.a') expect(inEngine.length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 30 },
  )
})

test('several metrics are one series when they are taken together', async () => {
  expect(await read('sum(s("both.*", "*"))', 60)).toHaveLength(1)
  expect(await read('[sum(s("both.a", "*")), sum(s("both.b", "*"))]', 60)).toHaveLength(2)
})
