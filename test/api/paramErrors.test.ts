import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Schema } from '#api/endpoint.ts'
import { asSentences, faultsOf, pathText } from '#api/paramErrors.ts'
import { count, flag, numeric, positive, settable, texts, time } from '#api/values.ts'

function faults(schema: Schema, value: unknown) {
  const result = schema.safeParse(value, asSentences)
  return result.success ? {} : faultsOf(result.error.issues)
}

const object = (shape: Record<string, Schema>) => z.object(shape)

test.each<[string, Schema, unknown, string]>([
  ['text', z.string(), undefined, 'is required'],
  ['text', z.string(), null, 'is required'],
  ['text', z.string(), 5, 'is not text'],
  ['a number', z.number(), 'a', 'is not a number'],
  ['an endless number', z.number(), Infinity, 'is not a number'],
  ['a number from a form', numeric, 'a', 'is not a number'],
  ['a number from a form', numeric, '1e999', 'is not a number'],
  ['a number from a form', numeric, undefined, 'is required'],
  ['a count', count, -1, 'must be a whole number of 0 or more'],
  ['a positive', positive, '0', 'must be a whole number of 1 or more'],
  ['a time', time, 'soon', 'is not a number'],
  ['a time', time, 1e12, 'must be a Unix time in seconds'],
  ['a flag', flag, 'maybe', 'must be true or false'],
  ['a flag', z.boolean(), 'true', 'must be true or false'],
  ['an optional', settable(z.string()), 5, 'is not text'],
  ['a choice', z.enum(['line', 'stacked', 'bignumber']), 'pie', 'must be one of: line, stacked, bignumber'],
  ['a choice', z.enum(['line', 'stacked']), undefined, 'is required'],
  ['a literal', z.literal('ok'), 'no', 'must be ok'],
  ['a list', z.array(z.string()), 'a', 'must be a list'],
  ['an object', z.object({}), 'a', 'must be an object'],
  ['a record', z.record(z.string(), z.string()), [], 'must be an object'],
  ['texts', texts, 5, 'must be text or a list of texts'],
  ['length', z.string().check(z.minLength(3)), 'a', 'must be 3 characters or more'],
  ['length', z.string().check(z.maxLength(3)), 'long', 'must be 3 characters or fewer'],
  ['length', z.array(z.string()).check(z.maxLength(1)), ['a', 'b'], 'must hold 1 or fewer'],
  ['size', z.number().check(z.gte(3)), 2, 'must be 3 or more'],
  ['size', z.number().check(z.lte(3)), 4, 'must be 3 or less'],
  ['form', z.string().check(z.regex(/^a$/)), 'b', 'is not in the right form'],
  ['strict', z.strictObject({}), { a: 1, b: 2 }, 'may not have: a, b'],
  ['own words', z.string({ error: 'must be a colour' }), 5, 'must be a colour'],
])('%s', (_, schema, value, message) => {
  expect(faults(object({ it: schema }), { it: value })).toEqual({ params: { it: [message] } })
})

test.each<[string, Schema, unknown, object]>([
  [
    'the branch whose container fits',
    z.union([z.array(z.object({ name: z.string() })), z.record(z.string(), z.object({ value: z.number() }))]),
    [{ name: 'a' }, { name: 5 }],
    { 'it[1].name': ['is not text'] },
  ],
  [
    'the branch with the fewest faults',
    z.union([z.object({ a: z.string(), b: z.string() }), z.object({ c: z.string(), d: z.string() })]),
    { c: 'there' },
    { 'it.d': ['is required'] },
  ],
  ['the element', texts, ['a', 5], { 'it[1]': ['is not text'] }],
])('a union tells of %s', (_, schema, value, params) => {
  expect(faults(object({ it: schema }), { it: value })).toEqual({ params })
})

test('every fault is told', () => {
  const schema = object({ a: z.string(), b: z.object({ c: z.array(z.number()) }) })
  expect(faults(schema, { a: 1, b: { c: [0, 'x', null] } })).toEqual({
    params: { a: ['is not text'], 'b.c[1]': ['is not a number'], 'b.c[2]': ['is required'] },
  })
})

test('a fault of the whole is one of the request', () => {
  expect(faults(object({}), [])).toEqual({ request: ['The body must be an object'] })
})

test.each([
  [[], ''],
  [['streams', 0, 'color'], 'streams[0].color'],
  [['a', 'b', 1, 2], 'a.b[1][2]'],
  [[0], '[0]'],
])('%j is %s', (path, text) => {
  expect(pathText(path)).toBe(text)
})

test.each([
  ['True', true],
  ['FALSE', false],
  ['1', true],
  [0, false],
])('a flag may be %s', (given, expected) => {
  expect(flag.parse(given as never)).toBe(expected)
})
