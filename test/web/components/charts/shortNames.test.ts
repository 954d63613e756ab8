import { expect, it } from 'vitest'
import { withoutCommonEnds } from '#chart/shortNames.ts'

it.each<[string[], string[]]>([
  [
    ['web-eu-central-1.example.internal', 'web-eu-central-12.example.internal'],
    ['…1…', '…12…'],
  ],
  [
    ['a-long-name-of-a-host-1', 'a-long-name-of-a-host-2'],
    ['…1', '…2'],
  ],
  [
    ['EC2 network in · eu-west-1', 'EC2 disk write · us-east-1'],
    ['EC2 network in · eu-west-1', 'EC2 disk write · us-east-1'],
  ],
  [
    ['i-1', 'i-2'],
    ['i-1', 'i-2'],
  ],
  [['one line alone with a very long name'], ['one line alone with a very long name']],
  [
    ['entirely different names here', 'nothing in common whatsoever'],
    ['entirely different names here', 'nothing in common whatsoever'],
  ],
  [
    ['the-same-text-in-both-of-these', 'the-same-text-in-both-of-these'],
    ['…these', '…these'],
  ],
])('%j are read as %j', (texts, expected) => {
  expect(withoutCommonEnds(texts)).toEqual(expected)
})
