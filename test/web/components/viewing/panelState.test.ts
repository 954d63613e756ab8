import { describe, expect, it } from 'vitest'
import { ageText } from '#web/components/page/age.ts'
import { type PanelFacts, panelState, stateInWords } from '#web/components/viewing/panelState.ts'
import { seriesAnswer, streamSeries } from './answers.ts'

const picture = (answer = seriesAnswer()) => ({ answer, readAt: 5_000, wholeAt: 5_000 })
const state = (facts: Partial<PanelFacts>) =>
  panelState({
    picture: picture(),
    streams: [{ metric: 'cpu' }],
    error: null,
    fixed: false,
    now: 5_000,
    ...facts,
  })
const words = (facts: Partial<PanelFacts>) => stateInWords(state(facts), (time) => `T${time}`)

describe('the state of a chart', () => {
  it('is live with the age of the newest measurement, by the clock of the server', () => {
    expect(state({ now: 5_010 })).toEqual({ kind: 'live', draw: true, age: 40 })
    expect(words({ now: 5_010 })).toBe('Live: last measurement 40 s ago')
  })

  it('is stale when three periods passed without a measurement', () => {
    expect(state({ now: 5_000 + 150 }).kind).toBe('live')
    expect(state({ now: 5_000 + 151 }).kind).toBe('stale')
    expect(words({ now: 5_000 + 240 })).toBe('Stale: last measurement 4 min ago')
  })

  it('is neither live nor stale over a fixed interval', () => {
    expect(state({ fixed: true, now: 9_000 })).toEqual({ kind: 'past', draw: true })
  })

  it('is loading until the first answer', () => {
    expect(state({ picture: undefined })).toEqual({ kind: 'loading', draw: false })
  })

  it('tells a failure and keeps the last picture', () => {
    const error = new Error('no answer')
    expect(state({ error, picture: undefined }).draw).toBe(false)
    expect(state({ error }).draw).toBe(true)
    expect(words({ error })).toBe('Failed: no answer. Showing the picture of T5000')
    expect(words({ error, picture: undefined })).toBe('Failed: no answer')
    expect(words({ error: new Error('Is it there?') })).toBe(
      'Failed: Is it there? Showing the picture of T5000',
    )
  })

  it('leaves it to the page to say that the server is gone', () => {
    const gone = { error: new Error('no answer'), lost: true }
    expect(state({ ...gone, now: 5_010 })).toMatchObject({ kind: 'stale', draw: true, age: 40 })
    expect(state({ ...gone, fixed: true })).toEqual({ kind: 'past', draw: true })
    expect(state({ ...gone, picture: undefined })).toEqual({ kind: 'loading', draw: false })
  })

  it.each([
    ['No measurement in this time range.', [streamSeries([])]],
    ['derive() needs a counter', [streamSeries([], { error: 'derive() needs a counter' })]],
  ])('is empty: %s', (message, streams) => {
    expect(state({ picture: picture(seriesAnswer({ streams })) })).toEqual({
      kind: 'empty',
      draw: false,
      message,
    })
  })

  it('is empty, not loading, when it has no stream', () => {
    expect(words({ streams: [], picture: undefined })).toBe('No stream yet. Edit the chart to add one.')
    expect(words({ streams: [], picture: undefined, invitation: 'Write one.' })).toBe('Write one.')
  })

  const two = [{ metric: 'cpu' }, { composite: 'derive(s("x", "*"))' }]
  const named = [{ metric: 'cpu' }, { composite: 'derive(s("x", "*"))', name: 'Rate' }]
  const fault = streamSeries([], { error: 'needs a counter' })
  it.each([
    ['2 of 70 lines are shown.', [{}], [streamSeries([[1], [2]], { found: 70 })]],
    [
      '3 of 75 lines are shown.',
      two,
      [streamSeries([[1], [2]], { found: 70 }), streamSeries([[1]], { found: 5 })],
    ],
    ['derive(s("x", "*")): needs a counter', two, [streamSeries(), fault]],
    ['Rate: needs a counter', named, [streamSeries(), fault]],
    ['Stream 2: needs a counter', [{}, {}], [streamSeries(), fault]],
    ['cpu: needs a counter; Rate: needs a counter', [...named, {}], [fault, fault, streamSeries()]],
    ['Rate: needs a counter. 1 of 3 lines are shown.', named, [streamSeries([[1]], { found: 3 }), fault]],
  ])('is partial, and says what is missing: %s', (message, streams, answered) => {
    const facts = { streams, picture: picture(seriesAnswer({ streams: answered })) }
    expect(state(facts)).toEqual({ kind: 'partial', draw: true, message })
    expect(words(facts)).toBe(message)
  })

  it('is partial where a formula cannot be read, so that another picture is drawn than was asked for', () => {
    const faults = ['Transform "x/": it ends too early.']
    expect(state({ faults })).toEqual({ kind: 'partial', draw: true, message: faults[0] })
    const answered = [streamSeries([[1]], { found: 3 }), fault]
    expect(words({ faults, streams: named, picture: picture(seriesAnswer({ streams: answered })) })).toBe(
      `Rate: needs a counter. ${faults[0]} 1 of 3 lines are shown.`,
    )
  })

  it('names each stream when all of several are at fault', () => {
    const facts = { streams: named, picture: picture(seriesAnswer({ streams: [fault, fault] })) }
    expect(words(facts)).toBe('cpu: needs a counter; Rate: needs a counter')
  })

  it('says what is missing also when it is stale, and over a fixed interval', () => {
    const facts = { streams: named, picture: picture(seriesAnswer({ streams: [streamSeries(), fault] })) }
    expect(words({ ...facts, now: 5_240 })).toBe('Stale: last measurement 4 min ago. Rate: needs a counter')
    expect(words({ ...facts, fixed: true })).toBe('Rate: needs a counter')
  })

  it.each([
    ['zero is a measurement', [[0, 0, 0]], 'live'],
    [
      'a line that ended before others is no gap of the chart',
      [
        [1, null, null],
        [1, 2, 3],
      ],
      'live',
    ],
  ] as const)('%s', (_what, rows, kind) => {
    const answer = seriesAnswer({ streams: [streamSeries(rows.map((row) => [...row]))] })
    expect(state({ picture: picture(answer) }).kind).toBe(kind)
  })
})

it.each([
  [0, '0 s'],
  [59.4, '59 s'],
  [240, '4 min'],
  [7_300, '2 h'],
  [200_000, '2 d'],
  [-3, '0 s'],
])('the age of %d seconds is %s', (seconds, text) => {
  expect(ageText(seconds)).toBe(text)
})
