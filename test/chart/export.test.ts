import { describe, expect, it } from 'vitest'
import { chartCsv } from '#chart/chartCsv.ts'
import { chartJson } from '#chart/chartJson.ts'
import { fileName } from '#chart/fileName.ts'
import { isoTime } from '#chart/isoTime.ts'
import { chartModel } from '#chart/model.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

const modelOf = (host: string, name = 'CPU') =>
  chartModel(
    makeChart({ name, streams: [makeStream({ group_function: 'breakout' })] }),
    makeAnswer(makeSeries([makeLine([1, null, 0.125], { host }), makeLine([3, 4, 5], { host: 'b' })])),
  )

it.each([
  [1_795_617_900, 'UTC', '2026-11-25T14:45:00Z'],
  [1_795_617_900, 'Europe/Berlin', '2026-11-25T15:45:00+01:00'],
  [1_795_617_900, 'America/St_Johns', '2026-11-25T11:15:00-03:30'],
  // The hour that comes twice when clocks go back.
  [1_792_887_600, 'Europe/Berlin', '2026-10-25T02:20:00+02:00'],
  [1_792_891_200, 'Europe/Berlin', '2026-10-25T02:20:00+01:00'],
])('%i in %s is %s', (time, zone, text) => {
  expect(isoTime(time, zone)).toBe(text)
})

describe('CSV', () => {
  it('has a row for each time and a column for each line, in the clock of the zone', () => {
    expect(chartCsv(modelOf('a'), 'Europe/Berlin')).toBe(
      'time (Europe/Berlin),cpu · a,cpu · b\r\n' +
        '1970-01-01T01:10:00+01:00,1,3\r\n' +
        '1970-01-01T01:11:00+01:00,,4\r\n' +
        '1970-01-01T01:12:00+01:00,0.125,5\r\n',
    )
  })

  it.each([
    ['a "b", c', '"cpu · a ""b"", c"'],
    ['a\nb', '"cpu · a\nb"'],
  ])('quotes %j', (host, column) => {
    expect(chartCsv(modelOf(host), 'UTC')).toContain(`,${column},`)
  })

  it.each(['=1+1', '+1', '-1', '@sum', '\tx'])('makes no formula of %j', (name) => {
    const stream = makeStream({ name })
    const answer = makeAnswer(makeSeries([makeLine([1])]))
    const [head] = chartCsv(chartModel(makeChart({ streams: [stream] }), answer), 'UTC').split('\r\n')
    expect(head).toBe(`time (UTC),'${name}`)
  })
})

it('JSON holds the definition, the times and the values of each line', () => {
  const chart = makeChart()
  const answer = makeAnswer(makeSeries([makeLine([1, null, 2], { host: 'a' })]))
  expect(JSON.parse(chartJson(chart, chartModel(chart, answer)))).toEqual({
    chart,
    start_time: 600,
    end_time: 780,
    resolution: 60,
    times: [600, 660, 720],
    lines: [{ label: expect.any(String), tags: { host: 'a' }, unit: '', period: 60, values: [1, null, 2] }],
  })
})

it.each([
  ['CPU by host', 'CPU by host 1970-01-01T00.10 to 1970-01-01T00.13.csv'],
  ['../../etc/<passwd>: "x"', 'etc passwd x 1970-01-01T00.10 to 1970-01-01T00.13.csv'],
  ['Größe', 'Größe 1970-01-01T00.10 to 1970-01-01T00.13.csv'],
  ['???', 'chart 1970-01-01T00.10 to 1970-01-01T00.13.csv'],
  ['a'.repeat(300), `${'a'.repeat(80)} 1970-01-01T00.10 to 1970-01-01T00.13.csv`],
])('%j is saved as %j', (name, file) => {
  expect(fileName(modelOf('a', name), 'UTC', 'csv')).toBe(file)
})
