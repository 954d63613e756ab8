import { expect, it } from 'vitest'
import type { StreamDraft } from '#web/components/drafts/chartDraft.ts'
import { groupChoices, lineChoices } from '#web/components/drafts/lineChoices.ts'

const chosenLabel = (stream: StreamDraft) => {
  const { options, chosen } = lineChoices(stream)
  return options.find(({ value }) => value === chosen)?.label
}
const region = { name: 'region', grouped: true }

it.each<[string, StreamDraft]>([
  ['One line: the average of all streams', {}],
  ['One line: the average of all streams', { group_function: 'average', tags: [{ name: 'region' }] }],
  ['One line: the sum of all streams', { group_function: 'sum', source: 'web-*' }],
  ['One line per source', { group_function: 'breakout', source: '*' }],
  ['One line per stream', { group_function: 'breakout' }],
  ['One line per region: the average of its streams', { tags: [region] }],
  ['One line per region: the sum of its streams', { tags: [region], group_function: 'sum' }],
  ['One line per region: the average of its streams', { tags: [region], group_function: 'breakout' }],
  [
    'One line per region and az: the maximum of its streams',
    { tags: [region, { name: 'host' }, { name: 'az', grouped: 'true' }], group_function: 'max' },
  ],
  ['One line: the average of all streams', { tags: [{ name: ' ', grouped: true }] }],
])('says "%s"', (label, stream) => {
  expect(chosenLabel(stream)).toBe(label)
})

it('offers each way once', () => {
  expect(lineChoices({}).options.map(({ value }) => value)).toEqual([
    'average',
    'sum',
    'min',
    'max',
    'breakout',
  ])
  expect(lineChoices({ tags: [region] }).options.map(({ value }) => value)).toEqual([
    'average',
    'sum',
    'min',
    'max',
  ])
})

it.each<[string, StreamDraft[]]>([
  ['The average of its streams', [{}, { group_function: 'average' }]],
  ['The sum of its streams', [{ group_function: 'sum', tags: [region] }, { group_function: 'sum' }]],
  ['One stream', [{ group_function: 'breakout' }]],
  ['They differ', [{ group_function: 'sum' }, {}]],
])('says "%s" of %j', (label, streams) => {
  const { options, chosen } = groupChoices(streams)
  expect(options.find(({ value }) => value === chosen)?.label).toBe(label)
})
