import { expect, test } from 'vitest'
import { faultLines, readDocument } from '#space/readDocument.ts'

const lines = (text: string) => {
  const read = readDocument(text)
  return 'document' in read ? [] : [...read.request, ...faultLines(read.params)]
}

test.each<[string, (string | RegExp)[]]>([
  ['{"poise":1,"name":"a"}', []],
  ['', [/^This is not JSON: /]],
  ['{"poise":', [/^This is not JSON: /]],
  ['[]', ['The body must be an object']],
  ['null', [/./]],
  ['{"poise":2,"name":"a"}', ['poise must be 1']],
  ['{"poise":1}', ['name is required']],
  ['{"poise":1,"name":"a","charts":[{"min":"x"}]}', ['Chart 1: min is not a number']],
  ['{"poise":1,"name":"a","charts":[7]}', ['Chart 1 must be an object']],
  [
    '{"poise":1,"name":"a","charts":[{},{"streams":[{"metric":"a"},{"metric":7}]}]}',
    ['Chart 2, stream 2: metric is not text'],
  ],
  ['{"poise":1,"name":"a","chart":[]}', ['The body may not have: chart']],
])('%s', (text, expected) => {
  const found = lines(text)
  expect(found).toHaveLength(expected.length)
  expected.forEach((line, index) => expect(found[index]).toMatch(line))
})
