import { describe, expect, it } from 'vitest'
import type { StreamDraft } from '#web/components/drafts/chartDraft.ts'
import { common, groupedAllBy, groupedBy } from '#web/components/drafts/allStreams.ts'

describe('what all streams say', () => {
  it.each([
    [['x*8', 'x*8'], 'x*8'],
    [['x*8', 'x'], null],
    [['x*8', null], null],
    [[null, undefined, ''], ''],
    [[], ''],
  ])('%j is %j', (values, expected) => {
    expect(common(values)).toBe(expected)
  })

  const by = (name: string): StreamDraft => ({ tags: [{ name, grouped: true }] })
  it.each<[StreamDraft[], string | null]>([
    [[by('region'), by('region')], 'region'],
    [[by('region'), by('role')], null],
    [[by('region'), {}], null],
    [[{ tags: [{ name: 'region', values: ['eu'] }] }, {}], ''],
  ])('%j is grouped by %j', (streams, expected) => {
    expect(groupedBy(streams)).toBe(expected)
  })
})

describe('one line per value of a tag, for all streams', () => {
  it.each<[string, StreamDraft['tags'], StreamDraft['tags']]>([
    ['region', undefined, [{ name: 'region', grouped: true }]],
    ['region', [{ name: 'Region', values: ['eu'] }], [{ name: 'Region', values: ['eu'], grouped: true }]],
    ['region', [{ name: 'role', grouped: true }], [{ name: 'region', grouped: true }]],
    [
      'region',
      [{ name: 'role', values: ['api'], grouped: true }],
      [
        { name: 'role', values: ['api'], grouped: false },
        { name: 'region', grouped: true },
      ],
    ],
    ['', [{ name: 'region', grouped: true }], []],
    [
      '',
      [{ name: 'region', dynamic: true, grouped: true }],
      [{ name: 'region', dynamic: true, grouped: false }],
    ],
  ])('by %j, %j becomes %j', (name, before, after) => {
    const [changed, other] = groupedAllBy([{ metric: 'cpu', tags: before }, {}], name)
    expect(changed).toEqual({ metric: 'cpu', tags: after })
    expect(other?.tags).toEqual(name === '' ? [] : [{ name, grouped: true }])
  })
})
