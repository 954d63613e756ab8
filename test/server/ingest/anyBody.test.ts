import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { startServer } from '#test/helpers/server.ts'
import { storedOf } from './stored.ts'

const server = await startServer()
const post = (url: string, payload: string, type = 'application/json') =>
  server.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })

let made = 0

const value = fc.oneof(
  fc.integer(),
  fc.double({ min: -1e126, max: 1e126, noNaN: true }).filter((x) => Math.abs(x) >= 1e-130 || Object.is(x, 0)),
)
const text = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength })
const tags = fc.dictionary(text('abcxyz019.:-_', 64), text('abcxyz019.:-_?\\/ ', 255), { maxKeys: 6 })
const streams = fc.uniqueArray(fc.record({ tags, value, time: fc.integer({ min: 0, max: 1_700_000_000 }) }), {
  selector: (each) => JSON.stringify([each.time, Object.entries(each.tags).toSorted()]),
  maxLength: 20,
  minLength: 1,
})

/** Tells measurements apart, whatever the order of their tags. */
function keyOf(tags: object, time: number, value: number): string {
  return JSON.stringify([time, Object.entries(tags).toSorted(), value])
}

test('whatever is accepted is read back, to the last bit', async () => {
  await fc.assert(
    fc.asyncProperty(streams, async (posted) => {
      const name = `any.${(made += 1)}`
      const measurements = posted.map((each) => ({ name, ...each }))
      const answer = await post('/v1/measurements', JSON.stringify({ measurements }))
      expect([answer.statusCode, answer.json()]).toMatchObject([202, {}])
      const stored = await storedOf(server.deps, name)
      const expected = posted.map(({ tags, time, value }) =>
        keyOf(Object.keys(tags).length === 0 ? { source: 'unassigned' } : tags, time, value),
      )
      expect(stored?.map(({ tags, ts, sum }) => keyOf(tags, ts, sum)).toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 40 },
  )
})

/** Bodies that are nearly right, where each member may be anything. */
const anything = fc.oneof(
  { depthSize: 'small' },
  fc.anything({
    withNullPrototype: false,
    key: fc.oneof(fc.constantFrom('__proto__', 'constructor', '0'), fc.string()),
  }),
  fc.constantFrom<unknown>(
    1e200,
    -1,
    '',
    'NaN',
    '1e5',
    null,
    [],
    {},
    '\u0000',
    '\ud800',
    1e12,
    '9'.repeat(400),
  ),
)
const maybe = <T>(usual: T) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(usual) }, { weight: 1, arbitrary: anything })
const entry = fc.record(
  {
    name: maybe('any.body'),
    value: maybe(1),
    count: maybe(null),
    sum: maybe(null),
    min: anything,
    sum_squares: anything,
    stddev: anything,
    time: maybe(1_600_000_000),
    measure_time: maybe(1_600_000_000),
    period: maybe(60),
    source: maybe('web'),
    tags: maybe({ region: 'eu' }),
    attributes: maybe({ color: '#000000' }),
    description: anything,
  },
  { requiredKeys: [] },
)
const entries = fc.oneof(fc.array(fc.oneof(entry, anything)), fc.dictionary(fc.string(), entry), anything)
const body = fc.oneof(
  fc.record(
    {
      measurements: entries,
      gauges: entries,
      counters: entries,
      tags: anything,
      source: anything,
      time: anything,
    },
    { requiredKeys: [] },
  ),
  anything,
)

test.for(['/v1/measurements', '/v1/metrics'])('no body makes %s fail', async (url) => {
  await fc.assert(
    fc.asyncProperty(body, async (sent) => {
      const answer = await post(url, JSON.stringify(sent) ?? '')
      expect([200, 202, 400], answer.body).toContain(answer.statusCode)
    }),
    { numRuns: 200 },
  )
})

test.for([
  ['{"measurements":[{"name":"a","value":1}', 'application/json'],
  ['{"measurements":[{"name":"a","value":NaN}]}', 'application/json'],
  ['gauges[0][name]=a&gauges[0][value]=NaN', 'application/x-www-form-urlencoded'],
  ['gauges[0][name]=a&gauges[0', 'application/x-www-form-urlencoded'],
  [`{"gauges":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'application/json'],
  ['%%%', 'application/x-www-form-urlencoded'],
])('%s is answered with 400', async ([payload = '', type]) => {
  const answer = await post('/v1/metrics', payload, type)
  expect([answer.statusCode, Object.keys(answer.json() as object)]).toEqual([400, ['errors']])
})
