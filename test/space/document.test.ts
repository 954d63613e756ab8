import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChartDocument } from '#api/spaceDocument.ts'
import { documentText, spaceDocument } from '#space/document.ts'
import { anyDocument } from './documents.ts'

const form = (chart: ChartDocument) => spaceDocument('a', [chart]).charts[0]

test.each<[string, ChartDocument, object]>([
  ['nulls, and what would be so anyway', EVERY_DEFAULT(), {}],
  ['ids of streams', { streams: [{ id: 7, metric: 'a' }] }, { streams: [{ metric: 'a' }] }],
  [
    'types that follow from what is read',
    { streams: [{ type: 'gauge', metric: 'a' }] },
    { streams: [{ metric: 'a' }] },
  ],
])('%s are left out', (_, given, left) => {
  expect(form(given)).toEqual(left)
})

function EVERY_DEFAULT(): ChartDocument {
  return {
    name: '',
    type: 'line',
    streams: [],
    min: null,
    thresholds: [],
    use_log_yaxis: false,
    use_last_value: true,
    layout: null,
  }
}

test.each<[string, ChartDocument]>([
  ['a colour and a limit of 0', { min: 0, streams: [{ metric: 'a', color: '#000000', max: 0 }] }],
  ['a big number of its own statistic', { type: 'bignumber', use_last_value: false }],
  ['a stream of annotations', { streams: [{ type: 'annotation', name: 'deploys' }] }],
  ['what nobody knows', { streams: [{ metric: 'a', deep: { list: [null, { b: 1 }] } }] }],
])('%s stay', (_, given) => {
  expect(form(given)).toEqual(given)
})

test('every property has a line, in one order, and the file ends with a new line', () => {
  const chart: ChartDocument = {
    streams: [
      {
        z: { b: 1, a: [] },
        color: '#000000',
        a: 1,
        metric: 'cpu',
        tags: [{ more: 1, grouped: true, name: 'host' }],
      },
    ],
    min: 0,
    layout: { h: 4, w: 3, y: 2, x: 1 },
    name: 'CPU',
  }
  expect(documentText(spaceDocument('Web', [chart]))).toBe(`{
  "poise": 1,
  "name": "Web",
  "charts": [
    {
      "name": "CPU",
      "layout": {
        "x": 1,
        "y": 2,
        "w": 3,
        "h": 4
      },
      "min": 0,
      "streams": [
        {
          "metric": "cpu",
          "tags": [
            {
              "name": "host",
              "grouped": true,
              "more": 1
            }
          ],
          "color": "#000000",
          "a": 1,
          "z": {
            "a": [],
            "b": 1
          }
        }
      ]
    }
  ]
}
`)
})

test('charts stand as they are read', () => {
  const at = (x: number, y: number, name: string) => ({ name, layout: { x, y, w: 1, h: 1 } })
  const { charts } = spaceDocument('a', [{ name: 'last' }, at(0, 4, 'c'), at(6, 0, 'b'), at(0, 0, 'a')])
  expect(charts.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'last'])
})

test('the form of a form is itself', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = documentText(document)
      expect(documentText(JSON.parse(text) as typeof document)).toBe(text)
    }),
  )
})
