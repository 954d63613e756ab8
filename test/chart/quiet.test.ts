import { describe, expect, test } from 'vitest'
import { lineColor, lineDash } from '#chart/look.ts'
import { chartModel } from '#chart/model.ts'
import { QUIET } from '#chart/palette.ts'
import { chartShape } from '#chart/uplot.ts'
import { isolate, lineKeys } from '#chart/isolate.ts'
import { makeAnswer, makeChart, makeLine, makeSeries, makeStream } from './made.ts'

/** A chart of lines that are 0, 1, 2 … high. */
function crowd(lines: number, stream = {}) {
  const made = Array.from({ length: lines }, (_, i) => makeLine([i, i], { host: `host-${i}` }))
  return chartModel(makeChart({ streams: [makeStream(stream)] }), makeAnswer(makeSeries(made)))
}

describe('a chart of many lines', () => {
  test.each([
    [1, 0],
    [20, 0],
    [21, 11],
    [42, 32],
  ])('of %d keeps all but %d out of the background', (lines, quiet) => {
    expect(crowd(lines).lines.filter((line) => line.quiet)).toHaveLength(quiet)
  })

  test('gives its ten largest ten colours without a dash, and the others none', () => {
    const { lines } = crowd(42)
    const loud = lines.filter((line) => !line.quiet)
    expect(loud.map(({ values }) => values[0])).toEqual([32, 33, 34, 35, 36, 37, 38, 39, 40, 41])
    expect(new Set(loud.map((line) => lineColor(line, 'light'))).size).toBe(10)
    expect(lines.filter((line) => lineDash(line) !== undefined)).toEqual([])
    expect(lineColor(lines[0]!, 'dark')).toBe(QUIET.dark)
  })

  test('leaves a colour that was asked for', () => {
    expect(crowd(30, { color: '#ff0000' }).lines.some((line) => line.quiet)).toBe(false)
  })

  test('shows a line alone in its own colour, on a plot that is built anew', () => {
    const model = crowd(42)
    const alone = isolate(model, [lineKeys(model.lines)[3]!])
    expect(alone.lines[3]).toMatchObject({ visible: true, quiet: false })
    expect(chartShape(alone)).not.toBe(chartShape(model))
  })
})
