import { describe, expect, test } from 'vitest'
import type { Metric } from '#api/metrics.ts'
import { chartColumns } from '#chart/columns.ts'
import { lineColor } from '#chart/look.ts'
import { chartModel } from '#chart/model.ts'
import { preferredSlot } from '#chart/palette.ts'
import { isolate } from '#chart/isolate.ts'
import { makeAnswer, makeChart, makeLine, makeMetric, makeSeries, makeStream } from './made.ts'

describe('lines', () => {
  test('a stream without lines of its own answer draws nothing', () => {
    const model = chartModel(
      makeChart({ streams: [makeStream(), makeStream({ id: 12 })] }),
      makeAnswer(makeSeries([])),
    )
    expect(model.lines).toEqual([])
    expect(model.axes).toEqual([])
  })

  test('ids are those of stream and tags, whatever the order', () => {
    const answer = makeAnswer(
      makeSeries([makeLine([1], { source: 'a', zone: 'z' }), makeLine([2], { source: 'b' })]),
    )
    expect(chartModel(makeChart(), answer).lines.map((line) => line.id)).toEqual([
      '11:source=a,zone=z',
      '11:source=b',
    ])
  })

  test('the stream transforms, else the metric; p is the period of a measurement', () => {
    const metric = makeMetric({ display_transform: 'x*100' })
    const drawn = (transform_function?: string) =>
      chartModel(
        makeChart({ streams: [makeStream({ transform_function })] }),
        makeAnswer(makeSeries([makeLine([1, null, 3])], { metric, period: 30 })),
      ).lines[0]!.values
    expect(drawn()).toEqual([100, null, 300])
    expect(drawn('x/p*60')).toEqual([2, null, 6])
  })

  test('a formula that cannot be read leaves the values as they are and says so', () => {
    const model = chartModel(
      makeChart({ streams: [makeStream({ transform_function: '(x' })] }),
      makeAnswer(makeSeries([makeLine([1, 2])])),
    )
    expect(model.lines[0]!.values).toEqual([1, 2])
    expect(model.faults).toEqual(['Transform "(x": a ")" is missing.'])
  })

  test('values without a transform are not copied', () => {
    const values = [1, 2, 3]
    expect(chartModel(makeChart(), makeAnswer(makeSeries([makeLine(values)]))).lines[0]!.values).toBe(values)
  })
})

/** The short labels of streams, each with the tags of its lines. */
function shorts(
  ...streams: [Parameters<typeof makeStream>[0], Parameters<typeof makeLine>[1][]][]
): string[] {
  const chart = makeChart({ streams: streams.map(([stream], i) => makeStream({ id: i + 1, ...stream })) })
  const answer = makeAnswer(...streams.map(([, tags]) => makeSeries(tags.map((it) => makeLine([1], it)))))
  return chartModel(chart, answer).lines.map((line) => line.short)
}

describe('labels', () => {
  test.each<[string, ReturnType<typeof shorts>, string[]]>([
    ['one line: its metric', shorts([{ metric: 'a.b.c' }, [{}]]), ['a.b.c']],
    ['one line with a name', shorts([{ metric: 'a', name: 'Load' }, [{ source: 'x' }]]), ['Load']],
    ['sources of one metric', shorts([{ metric: 'a' }, [{ source: 'x' }, { source: 'y' }]]), ['x', 'y']],
    [
      'tags that all lines share are left out',
      shorts([
        { metric: 'a' },
        [
          { host: 'h1', region: 'eu' },
          { host: 'h2', region: 'eu' },
        ],
      ]),
      ['h1', 'h2'],
    ],
    [
      'the common beginning of metric names is left out',
      shorts([{ metric: 'aws.ec2.cpu' }, [{}]], [{ metric: 'aws.ec2.disk.read' }, [{}]]),
      ['cpu', 'disk.read'],
    ],
    [
      'the same metric with two functions',
      shorts(
        [{ metric: 'a', summary_function: 'max' }, [{}]],
        [{ metric: 'a', summary_function: 'min' }, [{}]],
      ),
      ['max', 'min'],
    ],
    [
      'a line for all beside its sources',
      shorts(
        [{ metric: 'a', group_function: 'sum' }, [{}]],
        [{ metric: 'a' }, [{ source: 'x' }, { source: 'y' }]],
      ),
      ['sum', 'x', 'y'],
    ],
    [
      'names and sources',
      shorts(
        [{ metric: 'a', name: 'In' }, [{ source: 'x' }, { source: 'y' }]],
        [{ metric: 'b', name: 'Out' }, [{ source: 'x' }]],
      ),
      ['In · x', 'In · y', 'Out · x'],
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected)
  })
})

/** The line of one stream, whose metric has these display attributes. */
function lineOf(stream: object, attributes: Metric['attributes'] = {}, metric: Partial<Metric> = {}) {
  const series = makeSeries([makeLine([120], { source: 'a' })], { metric: makeMetric(attributes, metric) })
  const { lines, axes } = chartModel(makeChart({ streams: [makeStream(stream)] }), makeAnswer(series))
  return { ...lines[0]!, axis: axes[0]! }
}

const ATTRIBUTES: Metric['attributes'] = {
  color: '#336699',
  display_min: 1,
  display_max: 9,
  display_units_short: 'ms',
  display_units_long: 'Milliseconds',
  display_transform: 'x/p',
}

describe('the stream, else the display attributes of its metric', () => {
  test.each<[string, (line: ReturnType<typeof lineOf>) => unknown, object, unknown, unknown]>([
    ['colour', (line) => line.color, { color: '#52D74C' }, '#52D74C', '#336699'],
    ['min', ({ axis }) => axis.softMin, { min: 0 }, 0, 1],
    ['max', ({ axis }) => axis.softMax, { max: 5 }, 5, 9],
    ['units_short', ({ unit }) => unit.text, { units_short: 's' }, 's', 'ms'],
    ['transform_function', ({ values }) => values, { transform_function: 'x*p' }, [7_200], [2]],
  ])('%s', (_name, seen, stream, own, inherited) => {
    expect(seen(lineOf(stream, ATTRIBUTES))).toEqual(own)
    expect(seen(lineOf({}, ATTRIBUTES))).toEqual(inherited)
  })

  test("units_long decides which lines share an axis, the stream's over the metric's", () => {
    const axesOf = (units_long?: string) => {
      const streams = [makeStream({ id: 1, units_long }), makeStream({ id: 2, units_long: 'Milliseconds' })]
      const own = makeSeries([makeLine([1])], { metric: makeMetric(ATTRIBUTES) })
      return chartModel(makeChart({ streams }), makeAnswer(own, makeSeries([makeLine([1])]))).axes.length
    }
    expect(axesOf()).toBe(1)
    expect(axesOf('Requests')).toBe(2)
  })

  test('display_name stands for the metric in legend and tooltip, and the name of the stream before it', () => {
    expect(lineOf({}, {}, { display_name: 'CPU load' })).toMatchObject({
      short: 'CPU load',
      label: 'CPU load · a',
    })
    expect(lineOf({ name: 'Mine' }, {}, { display_name: 'CPU load' }).short).toBe('Mine')
  })
})

describe('axes', () => {
  test('streams that share units_long share an axis: the first left, the others right', () => {
    const chart = makeChart({
      min: 0,
      max: 9,
      streams: [
        makeStream({ id: 1, units_long: 'Milliseconds', units_short: 'ms', min: 2 }),
        makeStream({ id: 2, units_long: 'Requests', max: 500 }),
        makeStream({ id: 3, units_long: 'Milliseconds', max: 7 }),
      ],
    })
    const one = makeSeries([makeLine([1])])
    const { axes, lines } = chartModel(chart, makeAnswer(one, one, one))
    expect(lines.map((line) => line.axis)).toEqual([0, 1, 0])
    expect(axes).toMatchObject([
      { scale: 'y0', side: 'left', label: 'Milliseconds', min: 0, max: 9, softMin: 2, softMax: 7 },
      { scale: 'y1', side: 'right', label: 'Requests', min: null, max: null, softMin: null, softMax: 500 },
    ])
  })

  test("the metric's display attributes stand in for what the stream does not say", () => {
    const metric = makeMetric({
      display_units_long: 'Percent',
      display_units_short: '%',
      display_min: 0,
      display_max: 100,
    })
    const { axes, lines } = chartModel(makeChart(), makeAnswer(makeSeries([makeLine([1])], { metric })))
    expect(axes).toMatchObject([{ softMin: 0, softMax: 100 }])
    expect(lines[0]!.unit.text).toBe('%')
  })

  test('the only axis is not named after the unit that stands beside the name of the chart', () => {
    const labelOf = (stream: object, label?: string) =>
      chartModel(
        makeChart({ streams: [makeStream(stream)], label }),
        makeAnswer(makeSeries([makeLine([1])])),
      ).axes.map((axis) => axis.label)
    expect(labelOf({ units_short: '%', units_long: 'percent' })).toEqual([''])
    expect(labelOf({ units_short: 'req/s' })).toEqual([''])
    expect(labelOf({ units_long: 'requests' })).toEqual(['requests'])
    expect(labelOf({ units_short: '%', units_long: 'percent' }, 'percent')).toEqual(['percent'])
  })

  test('of two axes each is named, but not what all its numbers say anyway', () => {
    const streams = [
      makeStream({ id: 1, units_short: 'ms' }),
      makeStream({ id: 2, units_short: '%', units_long: 'percent' }),
    ]
    const one = makeSeries([makeLine([1])])
    const { axes } = chartModel(makeChart({ streams }), makeAnswer(one, one))
    expect(axes.map(({ label }) => label)).toEqual(['', 'percent'])
  })

  test("the chart's label names the left axis", () => {
    const { axes } = chartModel(makeChart({ label: 'Load' }), makeAnswer(makeSeries([makeLine([1])])))
    expect(axes[0]!.label).toBe('Load')
  })

  test('a logarithmic axis knows where it turns linear', () => {
    const answer = makeAnswer(makeSeries([makeLine([0, 30, 4_000])]))
    expect(chartModel(makeChart({ use_log_yaxis: true }), answer).axes[0]!.threshold).toBe(10)
    expect(chartModel(makeChart(), answer).axes[0]!.threshold).toBeNull()
  })
})

describe('colours', () => {
  test.each<[string, Parameters<typeof makeLine>[1], Partial<Metric>, string]>([
    ['a source by its tags', { source: 'a' }, {}, 'source=a'],
    ['a line for all by its metric, whatever that is shown as', {}, { display_name: 'CPU load' }, 'cpu'],
    ['what came without a source by its metric', { source: 'unassigned' }, {}, 'cpu'],
    ['other tags stay', { source: 'unassigned', zone: 'z' }, {}, 'zone=z'],
  ])('are the same on every chart: %s', (_name, tags, metric, key) => {
    const series = makeSeries([makeLine([1], tags)], { metric: makeMetric({}, metric) })
    const model = chartModel(makeChart({ streams: [makeStream({ metric: 'CPU' })] }), makeAnswer(series))
    expect(model.lines[0]!.slot).toBe(preferredSlot(key))
  })

  test("a fixed colour wins, the stream's over the metric's, and further lines take its shades", () => {
    const metric = makeMetric({ color: '#336699' })
    const lines = [
      makeLine([1], { source: 'a' }),
      makeLine([1], { source: 'b' }),
      makeLine([1], { source: 'c' }),
    ]
    const colors = (color?: string) =>
      chartModel(
        makeChart({ streams: [makeStream({ color })] }),
        makeAnswer(makeSeries(lines, { metric })),
      ).lines.map((line) => lineColor(line, 'dark'))
    expect(colors()[0]).toBe('#336699')
    expect(colors('#52D74C')[0]).toBe('#52D74C')
    expect(new Set(colors()).size).toBe(3)
  })
})

describe('columns', () => {
  test('times and a column per line of the model, whatever axis it is on', () => {
    const chart = makeChart({
      streams: [makeStream({ units_long: 'A' }), makeStream({ id: 2, units_long: 'B' })],
    })
    const model = chartModel(
      chart,
      makeAnswer(makeSeries([makeLine([1, null, null, 4])]), makeSeries([makeLine([6, 7, 8, 9])])),
    )
    expect(chartColumns(model).data).toEqual([
      [600, 660, 720, 780],
      [1, null, null, 4],
      [6, 7, 8, 9],
    ])
  })

  test('absences within the cadence are passed over, lines that are off are empty', () => {
    const slow = makeSeries(
      [makeLine([1, null, 3, null, 5], { source: 'a' }), makeLine([1, 2, 3, 4, 5], { source: 'b' })],
      {
        period: 120,
      },
    )
    const model = isolate(chartModel(makeChart(), makeAnswer(slow)), ['source=a'])
    expect(chartColumns(model).data.slice(1)).toEqual([
      [1, undefined, 3, undefined, 5],
      [null, null, null, null, null],
    ])
  })

  test('a stack draws the tops of its layers', () => {
    const answer = makeAnswer(
      makeSeries([makeLine([1, null], { source: 'a' }), makeLine([5, 5], { source: 'b' })]),
    )
    const { data, layers } = chartColumns(chartModel(makeChart({ type: 'stacked' }), answer))
    expect(data.slice(1)).toEqual([
      [1, 0],
      [6, 5],
    ])
    expect(layers[1]!.base).toEqual([1, 0])
  })
})
