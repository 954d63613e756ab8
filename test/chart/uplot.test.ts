import { describe, expect, test } from 'vitest'
import type uPlot from 'uplot'
import { chartColumns } from '#chart/columns.ts'
import { linePaths, type LineStyle } from '#chart/linePaths.ts'
import type { ChartLook } from '#chart/look.ts'
import { chartModel, type ChartModel } from '#chart/model.ts'
import { stackPaths } from '#chart/stackPaths.ts'
import { textWidth } from '#chart/textWidth.ts'
import { chartShape, plotOptions } from '#chart/uplot.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

const LOOK: ChartLook = {
  scheme: 'dark',
  grid: '#222222',
  text: '#aaaaaa',
  font: '11px Inter',
  pixelRatio: 2,
  zone: 'UTC',
}
const optionsOf = (model: ChartModel, look = LOOK) =>
  plotOptions(model, look, { width: 400, height: 200 }, () => ({ model, columns: chartColumns(model) }))
/** The marks of an axis, as functions that our axes have them. */
interface Marks {
  splits: (u: uPlot, axis: number, from: number, to: number) => number[]
  values: (u: uPlot, splits: number[]) => string[]
}
const lines = (count: number, points: number) =>
  makeAnswer(
    makeSeries(
      Array.from({ length: count }, (_, i) => makeLine(Array<number>(points).fill(i), { source: `s${i}` })),
    ),
  )

const fillOf = (chart: Parameters<typeof makeChart>[0], count: number) =>
  optionsOf(chartModel(makeChart(chart), lines(count, 3))).series[1]!.fill

const shapeOf = (count: number, value: number, chart: Parameters<typeof makeChart>[0] = {}) =>
  chartShape(
    chartModel(
      makeChart(chart),
      makeAnswer(makeSeries(Array.from({ length: count }, (_, i) => makeLine([value], { source: `s${i}` })))),
    ),
  )

describe('options', () => {
  test('are made without a DOM, for two axes', () => {
    const chart = makeChart({
      streams: [makeStream({ units_long: 'A' }), makeStream({ id: 2, units_long: 'B' })],
    })
    const model = chartModel(chart, makeAnswer(makeSeries([makeLine([1])]), makeSeries([makeLine([2])])))
    const { axes, series, scales, legend, cursor } = optionsOf(model)
    expect(axes?.map(({ scale, side, grid }) => [scale, side, grid?.show])).toEqual([
      ['x', 2, false],
      ['y0', 3, true],
      ['y1', 1, false],
    ])
    expect(series.map(({ scale }) => scale)).toEqual([undefined, 'y0', 'y1'])
    expect(Object.keys(scales ?? {})).toEqual(['x', 'y0', 'y1'])
    expect([legend?.show, cursor?.show]).toEqual([false, false])
  })

  test.each<[string, string, string, string[]]>([
    ['left of the times', 'UTC', '10:08:00', ['10:15', '10:30', '10:45', '11:00']],
    [
      'there too where the first time touches it',
      'UTC',
      '10:00:00',
      ['', '10:15', '10:30', '10:45', '11:00'],
    ],
    ['in its longer names', 'America/New_York', '10:13:40', ['', '05:30', '05:45', '06:00', '06:15']],
  ])('the zone is named %s', (_, zone, from, texts) => {
    const { axes, hooks } = optionsOf(chartModel(makeChart(), lines(1, 2)), { ...LOOK, zone })
    const written: [string, number][] = []
    const ctx = { save() {}, restore() {}, fillText: (text: string, x: number) => written.push([text, x]) }
    const min = Date.parse(`2026-11-02T${from}Z`) / 1_000
    const bbox = { left: 80, top: 0, width: 720, height: 300 }
    const u = { ctx, width: 400, bbox, scales: { x: { min, max: min + 4_000 } } } as unknown as uPlot
    const { splits, values } = axes![0]! as Marks
    expect(values(u, splits(u, 0, min, min + 4_000))).toEqual(texts)
    for (const draw of hooks!.drawAxes!.slice(0, 2)) draw!(u)
    expect(written.at(-1)).toEqual([zone === 'UTC' ? zone : 'EST', 16])
  })

  test.each([
    [1, 100, 1.5],
    [4, 1440, 1.5],
    [20, 1440, 1],
    [21, 100, 1],
    [21, 1440, 0.5],
  ])('%d lines of %d points are %d CSS pixels wide on a fine screen', (count, points, width) => {
    expect(optionsOf(chartModel(makeChart(), lines(count, points))).series[1]!.width).toBe(width)
  })

  test('only a line that is alone, and layers, are filled', () => {
    expect(fillOf({}, 1)).toMatch(/^#.{6}14$/)
    expect(fillOf({}, 2)).toBeUndefined()
    expect(fillOf({ type: 'stacked' }, 2)).toMatch(/^#.{8}$/)
  })
})

describe('the shape, by which a chart is built anew', () => {
  test('does not change with values', () => {
    expect(shapeOf(2, 1)).toBe(shapeOf(2, 5_000))
  })

  test('changes with lines, type and limits', () => {
    const shapes = [
      shapeOf(2, 1),
      shapeOf(3, 1),
      shapeOf(2, 1, { type: 'stacked' }),
      shapeOf(2, 1, { min: 5 }),
    ]
    expect(new Set(shapes).size).toBe(4)
  })
})

/**
 * What a path builder draws, stroke and fill. It asks uPlot for scales that map a time to its pixel and a value to 100
 * minus its pixel.
 */
function recorded(paths: uPlot.Series.PathBuilder, values: (number | null | undefined)[]) {
  const drawn: string[][] = []
  class Recorder {
    private readonly steps: string[] = []
    constructor() {
      drawn.push(this.steps)
    }
    moveTo = (x: number, y: number) => this.steps.push(`M${x},${y}`)
    lineTo = (x: number, y: number) => this.steps.push(`L${x},${y}`)
    arc = (x: number, y: number) => this.steps.push(`O${x},${y}`)
    closePath = () => this.steps.push('Z')
  }
  Object.assign(globalThis, { Path2D: Recorder })
  const u = {
    data: [values.map((_, i) => i * 10), values],
    series: [{}, { scale: 'y' }],
    scales: { x: { min: 0, max: 100 }, y: { min: 0, max: 100 } },
    bbox: { left: 0, top: 0, width: 100, height: 100 },
  }
  paths(u as unknown as uPlot, 1, 0, values.length - 1)
  return drawn.map((steps) => steps.join(' '))
}

describe('the path of a line', () => {
  const SOLID: LineStyle = {
    filled: false,
    dash: undefined,
    snapped: true,
    width: 1,
    dot: 1.5,
    pixelRatio: 1,
    partialFrom: () => 99,
  }

  function draw(values: (number | null | undefined)[], style: Partial<LineStyle> = {}) {
    return recorded(linePaths({ ...SOLID, ...style }), values)[0]
  }

  test.each<[string, (number | null | undefined)[], string]>([
    ['joins values', [10, 20, 30], 'M0,90 L10,80 L20,70'],
    ['breaks at null', [10, 20, null, 30, 40], 'M0,90 L10,80 M30,70 L40,60'],
    ['passes over undefined', [10, undefined, 30], 'M0,90 L20,70'],
    ['makes a dot of a value without neighbours', [10, null, 20, 30], 'M0,90 M20,80 L30,70 M0.5,90 O0,90'],
    [
      'makes a larger dot of the only value',
      [null, 10, null],
      'M10,90 M10.5,90 O10,90 M11.5,90 O10,90 M12.5,90 O10,90 M13.5,90 O10,90',
    ],
    ['makes a dot of the last one', [10, 20, null, 30], 'M0,90 L10,80 M30,70 M30.5,70 O30,70'],
  ])('%s', (_name, values, path) => {
    expect(draw(values)).toBe(path)
  })

  test('dots the way to a value that may still change', () => {
    expect(draw([0, 0, 0], { partialFrom: () => 2 })).toBe(
      'M0,100 L10,100 M10,100 L12,100 M14,100 L16,100 M18,100 L20,100 M20,100',
    )
  })

  test('dashes along the time axis', () => {
    expect(draw([0, 0, 0, 0, 0], { dash: [15, 15] })).toBe('M0,100 L10,100 L15,100 M20,100 M30,100 L40,100')
  })

  test('dashes within a long stroke', () => {
    expect(draw([0, undefined, undefined, 30], { dash: [10, 5] })).toBe('M0,100 L10,90 M15,85 L25,75 M30,70')
  })

  test('fills each part down to zero', () => {
    expect(recorded(linePaths({ ...SOLID, filled: true }), [10, 20, null, 30, 40])).toEqual([
      'M0,90 L10,80 M30,70 L40,60',
      'M0,90 L10,80 L10,100 L0,100 M30,70 L40,60 L40,100 L30,100',
    ])
  })
})

test('a layer ends upright with its last measurement, not on a slope to nothing', () => {
  const layer = { base: [0, 0, 0, 0], top: [0, 20, 30, 0], values: [null, 20, 30, null] }
  const style = { edged: true, dash: undefined, pixelRatio: 1, partialFrom: () => 99 }
  expect(
    recorded(
      stackPaths(() => layer, style),
      layer.top,
    ),
  ).toEqual(['M10,80 L20,70', 'L10,80 L20,70 L20,100 L10,100 Z'])
})

test('labels are given the room they need, more for wide letters', () => {
  expect(textWidth('100', '11px Inter')).toBeCloseTo(20.46)
  expect(textWidth('1.0', '11px Inter')).toBeLessThan(textWidth('100', '11px Inter'))
  expect(textWidth('100', '22px Inter')).toBeCloseTo(40.92)
})
