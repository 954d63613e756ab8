import { expect, test } from 'vitest'
import { chdbConfig } from '#server/engine/chdbConfig.ts'
import { limited } from '#server/engine/limits.ts'
import { setParams } from '#server/engine/paramText.ts'
import { statements } from '#server/engine/migrations.ts'

const own = 'max_execution_time = 0.5, output_format_json_quote_64bit_integers = 1'

test.each([
  ['SELECT 1', `SELECT 1\nSETTINGS ${own}`],
  ['SELECT 1 SETTINGS max_threads = 1', `SELECT 1 SETTINGS max_threads = 1, ${own}`],
  [
    'SELECT * FROM (SELECT 1 SETTINGS max_threads = 1)',
    `SELECT * FROM (SELECT 1 SETTINGS max_threads = 1)\nSETTINGS ${own}`,
  ],
])('the limits of %s', (sql, expected) => {
  expect(limited(sql, 500)).toBe(expected)
})

test.each([
  [{}, undefined],
  [{ a: 1, b: 2n, c: true }, "SET param_a = '1', param_b = '2', param_c = 'true'"],
  [{ a: "it's" }, String.raw`SET param_a = 'it\\\'s'`],
  [{ a: ['x', "y'"] }, String.raw`SET param_a = '[\'x\',\'y\\\'\']'`],
  [{ a: [] }, "SET param_a = '[]'"],
])('the parameters %o', (params, expected) => {
  expect(setParams(params)).toBe(expected)
})

test('a file of statements', () => {
  expect(statements('-- first\nA;\n\nB -- of it\n;')).toEqual(['A', 'B'])
})

test.each([
  [8 * 2 ** 30, 4 * 2 ** 30, 2 ** 32 / 10],
  [64 * 2 ** 30, 32 * 2 ** 30, 512 * 2 ** 20],
  [2 ** 29, 2 ** 29, 2 ** 29 / 10],
])('of %i bytes of memory chdb gets %i', (memory, engine, marks) => {
  const config = chdbConfig(memory, 1_000)
  expect(config).toContain(`<max_server_memory_usage>${engine}<`)
  expect(config).toContain(`<mark_cache_size>${Math.floor(Math.min(marks, 512 * 2 ** 20))}<`)
})
