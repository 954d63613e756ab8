import { expect, test } from 'vitest'
import { parse } from '#compose/parse.ts'
import { wrongNumber } from '#compose/wrongNumber.ts'

const A = 'sum(s("a", "*"))'

test.each([
  [`divide([${A}])`, 'divide() needs two series, and has one.'],
  [`abs(subtract([${A}, ${A}, max(s("b"))]))`, 'subtract() needs two series, and has 3.'],
  [`divide([${A}, ${A}])`, null],
  ['divide(s("a", "*"))', null],
  ['divide([s("a", "*")])', null],
  [`group_by("region", divide([${A}]))`, null],
  [`[group_by("region", divide([${A}])), ${A}]`, null],
])('%s: %s', (text, why) => {
  expect(wrongNumber(parse(text))).toBe(why)
})
