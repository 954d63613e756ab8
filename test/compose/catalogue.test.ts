import { describe, expect, test } from 'vitest'
import type { Call } from '#compose/ast.ts'
import { catalogue, SERIES_NAMES } from '#compose/catalogue.ts'
import { faultsOf } from '#compose/faults.ts'
import { composeFunctions } from '#compose/functions.ts'
import { parse } from '#compose/parse.ts'

test('every function that can be evaluated is described, and no other', () => {
  const known = [...Object.keys(composeFunctions), ...SERIES_NAMES, 'group_by', 'timeshift']
  expect(Object.keys(catalogue).toSorted()).toEqual(known.toSorted())
})

describe.each(Object.entries(catalogue))('%s', (name, { signature, help, example, options }) => {
  test('has an example that calls it and is without a fault', () => {
    expect(faultsOf(example)).toEqual([])
    expect((parse(example) as Call).name).toBe(name)
  })

  test('has a signature that names its options', () => {
    expect(signature.startsWith(`${name}(`)).toBe(true)
    const named = /\{(.*)\}/.exec(signature)?.[1]?.split(', ') ?? []
    expect(named.toSorted()).toEqual(Object.keys(options).toSorted())
  })

  test('is told in a sentence or two', () => {
    expect(help).toMatch(/^[\w].{10,160}\.$/)
  })
})
