import { expect, test } from 'vitest'
import { annotationList, annotationView } from '#api/annotations.ts'
import { chartList, measured } from '#api/charts.ts'
import { metricView } from '#api/metrics.ts'
import { seriesRead } from '#api/series.ts'
import { spaceList } from '#api/spaces.ts'
import { annotationNames } from '#chart/eventsOfChart.ts'
import { postAnomalies, lastAnomaly } from '#server/sample/anomalies.ts'
import { startSample } from '#server/sample/live.ts'
import { readVoices } from '#server/sample/post.ts'
import { startServer } from '#test/helpers/server.ts'

const DAY = 86_400
const { call, deps } = await startServer()
const voices = readVoices()
const now = deps.now()

test('every line of every chart of every space has data that ends now', async () => {
  await startSample(call, voices, now)
  const { spaces } = await call(spaceList)
  expect(spaces.map(({ name }) => name)).toEqual(['City traffic', 'Factory floor', 'Web fleet'])
  for (const { id, name: space } of spaces) {
    for (const chart of await call(chartList, { params: { id } })) {
      const { name, streams } = measured(chart)
      expect(annotationNames(chart.streams), name).toHaveLength(chart.type === 'bignumber' ? 0 : 1)
      const answer = await call(seriesRead, {
        body: { start_time: now - 1_800, end_time: now, points: 200, streams },
      })
      for (const { lines, error } of answer.streams) {
        expect(error, `${space}: ${name}`).toBeNull()
        expect(lines.length, `${space}: ${name}`).toBeGreaterThan(0)
        for (const { last_time } of lines) expect(now - (last_time ?? 0)).toBeLessThan(30)
      }
    }
  }
})

test('a second start makes no second set of spaces', async () => {
  await startSample(call, voices, now)
  expect((await call(spaceList)).query.found).toBe(3)
})

test('metrics carry their units', async () => {
  const metric = await call(metricView, { params: { name: 'aws.ec2.cpu' } })
  expect(metric).toMatchObject({
    type: 'gauge',
    period: 10,
    attributes: { display_units_short: '%', display_max: 100 },
  })
})

test('labelled anomalies are annotated once', async () => {
  const from = now - 14 * DAY
  expect(await lastAnomaly(call, voices, from)).toBe(from)
  await postAnomalies(call, voices, { from, to: now })
  const last = await lastAnomaly(call, voices, from)
  expect(last).toBeGreaterThan(from)
  await postAnomalies(call, voices, { from: last, to: now })

  const { annotations } = await call(annotationList)
  expect(annotations.map(({ name }) => name)).toEqual([
    'city.anomalies',
    'factory.anomalies',
    'web.anomalies',
  ])
  const { events = [] } = await call(annotationView, {
    params: { name: 'web.anomalies' },
    query: { start_time: from },
  })
  const found = events.flatMap((bySource) => Object.values(bySource).flat())
  const distinct = new Set(found.map(({ source, start_time }) => `${source} ${start_time}`))
  expect(found.length).toBeGreaterThan(10)
  expect(distinct.size).toBe(found.length)
})
