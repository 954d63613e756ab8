import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { annotationCreate } from '#api/annotations.ts'
import { addressOf } from '#api/client.ts'
import { endpoints } from '#api/endpoints.ts'
import { jsonSchema } from '#api/jsonSchema.ts'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { startServer } from '#test/helpers/server.ts'

/*
 * No query string may cause a 5xx either. Words of the languages that parameters hold get furthest, together with an
 * interval, without which nothing is read.
 */

const { call, inject } = await startServer()
await call(annotationCreate, { params: { name: 'any' }, body: { title: 'any' } })
await call(measurementCreate, { body: { measurements: [{ name: 'any', value: 1, tags: { host: 'a' } }] } })
const saved = { type: 'composite' as const, composite: 's("any", "*")' }
await call(metricUpdate, { params: { name: 'any.saved' }, body: saved })

const asked = endpoints.flatMap(({ name, method, path, query }) => {
  const parameters = Object.keys(jsonSchema(query, 'input').properties ?? {})
  const names = path.includes('/metrics/') || path.includes('/measurements/') ? ['any', 'any.saved'] : ['any']
  const urls = names.map((any) => addressOf({ path }, { params: { id: 'any', name: any } }))
  return parameters.length === 0
    ? []
    : urls.map((url) => ({ call: `${name} ${url}`, method, url, parameters }))
})

const words = (text: string) =>
  fc.array(fc.constantFrom(...text.split(' ')), { maxLength: 12 }).map((parts) => parts.join(' '))
const value = fc.oneof(
  words('host region = != ! * a "a b" AND OR and not ( ) , : \\ \' -1 1e9'),
  words(
    's("any", "*") series( sum( divide([ ]) {"host": } "%" , function: 60 "p99" window( group_by( timeshift("1d",',
  ),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1.5',
    '1e999',
    '4294967295',
    'a\0b',
    '\uD800',
    '*'.repeat(300),
    '('.repeat(3_000),
  ),
  fc.constantFrom('!'.repeat(5_000), 'a,'.repeat(2_000), 'sum('.repeat(1_000), 'host=a OR '.repeat(500)),
  fc.string({ unit: 'binary', maxLength: 100 }),
)
const below = fc.array(fc.constantFrom('host', '', '0', '!host', '__proto__', 'length', 'a'.repeat(2_000)), {
  maxLength: 12,
})
const INTERVALS = ['', 'start_time=1&resolution=3600', 'duration=600&resolution=60', 'count=3&resolution=1']

test.each(asked)(
  'no query makes $call answer 5xx',
  { timeout: 120_000 },
  async ({ method, url, parameters }) => {
    const key = fc
      .tuple(fc.constantFrom(...parameters), fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, below))
      .map(([name, inner]) => `${name}${inner.map((part) => `[${part}]`).join('')}`)
    const query = fc.tuple(
      fc.constantFrom(...INTERVALS),
      fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(query, async ([interval, pairs]) => {
        const text = `${interval}&${new URLSearchParams(pairs).toString()}`
        const answer = await inject({ method, url: `${url}?${text}` })
        expect(answer.statusCode, `${text} ${answer.body}`).toBeLessThan(500)
      }),
      { numRuns: 25 },
    )
  },
)
