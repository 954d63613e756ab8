import { describe, expect, it } from 'vitest'
import {
  chartBody,
  movedItem,
  newDraft,
  newOfType,
  newStream,
  previewOf,
  ROW,
  type StreamDraft,
  withItem,
  withoutItem,
  withRows,
} from '#web/components/drafts/chartDraft.ts'
import { draftOf } from '#web/components/drafts/draftOf.ts'

describe('the draft of a chart', () => {
  it('stores emptied text as not set', () => {
    const body = chartBody({
      name: ' CPU ',
      min: '',
      max: '90',
      streams: [{ metric: 'cpu', units_short: '' }],
    })
    expect(body).toEqual({
      name: 'CPU',
      min: null,
      max: '90',
      streams: [{ metric: 'cpu', units_short: null }],
    })
  })

  it('takes its name from the first metric when nobody gave one', () => {
    expect(chartBody({ ...newDraft(), streams: [{}, { metric: 'disk.free' }] }).name).toBe('disk.free')
    expect(chartBody(newDraft()).name).toBe('Untitled chart')
    const taken = ['disk.free', 'disk.free 2', 'given']
    const unnamed = { ...newDraft(), streams: [{ metric: 'disk.free' }] }
    expect(chartBody(unnamed, taken).name).toBe('disk.free 3')
    expect(chartBody({ ...unnamed, name: 'given' }, taken).name).toBe('given')
  })

  it('keeps what the form does not know of a stream, and drops tags without a name', () => {
    const stream = {
      metric: 'cpu',
      split_axis: true,
      tags: [{ name: '', values: ['x'] }, { name: 'region' }],
    }
    expect(chartBody({ streams: [stream] }).streams).toEqual([
      { metric: 'cpu', split_axis: true, tags: [{ name: 'region' }] },
    ])
  })

  it('sums the layers of a new stack, and averages again in a line, where nothing else was chosen', () => {
    const streams = [{ metric: 'a' }, { metric: 'b', group_function: 'max' as const }]
    const functions = ({ streams: all }: ReturnType<typeof newDraft>) => all?.map((one) => one.group_function)
    const stacked = newOfType({ type: 'line', streams }, 'stacked')
    expect([stacked.type, functions(stacked)]).toEqual(['stacked', ['sum', 'max']])
    expect(functions(newOfType(stacked, 'bignumber'))).toEqual([undefined, 'max'])
    expect([newStream('stacked'), newStream('line')]).toMatchObject([{ group_function: 'sum' }, {}])
  })

  it('tells the rows of its streams apart, whatever becomes of them, and sends nothing of it', () => {
    const streams = withRows({ streams: [{ metric: 'a' }, {}] }).streams ?? []
    const rows = (drafts?: readonly StreamDraft[] | null) => drafts?.map((stream) => stream[ROW])
    const [first, second] = rows(streams) ?? []
    expect(new Set([undefined, first, second, newStream('line')[ROW]]).size).toBe(4)
    expect(rows(withItem(streams, 1, { metric: 'b' }))).toEqual([first, second])
    expect(rows(movedItem(streams, 0, 1))).toEqual([second, first])
    expect(rows(newOfType({ type: 'line', streams }, 'stacked').streams)).toEqual([first, second])
    expect(rows(chartBody({ streams }).streams)).toEqual([undefined, undefined])
  })

  it('takes a threshold for none until it has a value', () => {
    const begun = { operator: '>' as const, type: 'red' as const, value: '' }
    const whole = { ...begun, value: '90' }
    expect(chartBody({ thresholds: [begun, whole] }).thresholds).toEqual([whole])
    expect(previewOf({ streams: [{}], thresholds: [begun] }, 9)).toHaveProperty('chart')
    expect(previewOf({ streams: [{}], thresholds: [{ ...begun, value: 'high' }] }, 9)).toHaveProperty(
      'errors',
    )
  })

  it('edits a chart without its id and its place', () => {
    const chart = { id: 3, name: 'a', type: 'line' as const, streams: [], layout: { x: 0, y: 0, w: 4, h: 4 } }
    expect(draftOf(chart)).toEqual({ name: 'a', type: 'line', streams: [] })
  })

  it('previews with numbers read from text', () => {
    expect(
      previewOf({ name: 'a', type: 'stacked', max: '1.5', streams: [{ metric: 'm', period: '60' }, {}] }, 9),
    ).toEqual({
      chart: { id: 9, name: 'a', type: 'stacked', max: 1.5, streams: [{ metric: 'm', period: 60 }] },
    })
  })

  it('names what is wrong by the path of the field', () => {
    const read = previewOf({ max: 'high', streams: [{}, { metric: 'n', color: 'red' }] }, 9)
    expect(read).toEqual({
      errors: { max: [expect.any(String)], 'streams[1].color': [expect.any(String)] },
    })
  })
})

describe('lists of the draft', () => {
  it('change, lose and move items', () => {
    expect(withItem([{ a: 1 }, { a: 2 }], 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }])
    expect(withoutItem(['a', 'b', 'c'], 1)).toEqual(['a', 'c'])
    expect(movedItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(movedItem(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
})
