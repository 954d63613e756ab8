import { expect, test } from 'vitest'
import * as errors from '#server/engine/errors.ts'

const coded = (code: string): Error => Object.assign(new Error('why'), { code })

test.each([
  ['159', errors.QueryTimeout],
  ['241', errors.OutOfMemory],
  ['243', errors.DiskFull],
  ['252', errors.Overloaded],
  ['210', errors.Unreachable],
])("ClickHouse's %s", (code, kind) => {
  expect(errors.fromClickhouse(code, new Error('why'))).toEqual(new kind('why'))
})

test('an error of ClickHouse that is our mistake stays as it is', () => {
  const mistake = coded('60')
  expect(errors.fromClickhouse('60', mistake)).toBe(mistake)
})

test.each([
  ['57014', errors.QueryTimeout],
  ['53200', errors.OutOfMemory],
  ['53100', errors.DiskFull],
  ['53300', errors.Overloaded],
  ['57P01', errors.Unreachable],
  ['08006', errors.Unreachable],
  ['ECONNREFUSED', errors.Unreachable],
])("PostgreSQL's %s, wrapped by drizzle", (code, kind) => {
  const wrapped = new Error('Failed query', { cause: coded(code) })
  expect(errors.engineError(wrapped)).toBeInstanceOf(kind)
})

test.each([[coded('23505')], [new Error('x')], ['x'], [undefined]])(
  '%s is no failure of an engine',
  (error) => {
    expect(errors.engineError(error)).toBeUndefined()
  },
)
