import { describe, expect, it } from 'vitest'
import { ageText } from '#web/components/age.ts'
import { type PanelFacts, panelState, stateInWords } from '#web/components/panelState.ts'
import { seriesAnswer, streamSeries } from './answers.ts'

const picture = (answer = seriesAnswer()) => ({ answer, readAt: 5_000, wholeAt: 5_000 })
const state = (facts: Partial<PanelFacts>) =>
  panelState({ picture: picture(), streams: 1, error: null, fixed: false, now: 5_000, ...facts })
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
    expect(words({ streams: 0, picture: undefined })).toBe('No stream yet. Edit the chart to add one.')
    expect(words({ streams: 0, picture: undefined, edited: true })).toBe('Choose a metric to see it here.')
  })

  it('is partial when lines were left out or a stream is at fault', () => {
    const cut = seriesAnswer({ streams: [streamSeries([[1], [2]], { found: 70 })] })
    expect(words({ picture: picture(cut) })).toBe('2 of 70 lines are shown.')
    const faulty = seriesAnswer({ streams: [streamSeries(), streamSeries([], { error: 'no such metric' })] })
    expect(words({ picture: picture(faulty) })).toBe('no such metric')
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
