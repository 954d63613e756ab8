import { expect, test } from 'vitest'
import { chartList } from '#api/charts.ts'
import { seriesRead } from '#api/series.ts'
import { spaceList } from '#api/spaces.ts'
import { reportOwnMetrics, toMeasurements } from '#server/jobs/ownMetrics.ts'
import { createOwnSpace } from '#server/jobs/ownSpace.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()
const { deps, call } = server

test('the charts of the first space draw what Poise measures of itself', async () => {
  const now = deps.now()
  await createOwnSpace(deps.db, now)
  deps.meter.note('poise.measurements.accepted', 300)
  deps.meter.note('poise.request.time', 12, {
    method: 'POST',
    route: '/v1/measurements',
    status: '202',
  })
  deps.meter.note('poise.query.time', 3)
  deps.meter.note('poise.memory', 2 ** 28)
  deps.meter.note('poise.event_loop.delay', 1)
  await deps.ingest.submit(toMeasurements(deps.meter.read(), now - 5, 'box'), 'poise')

  const { spaces } = await call(spaceList)
  const own = spaces.find(({ name }) => name === 'Poise')
  const charts = await call(chartList, { params: { id: own?.id ?? 0 } })
  expect(charts.length).toBeGreaterThan(6)
  for (const { name, streams } of charts) {
    const answer = await call(seriesRead, { body: { duration: 600, streams } })
    for (const { lines, error } of answer.streams) {
      expect(error, name).toBeNull()
      expect(lines, name).toHaveLength(1)
    }
  }
})

test('reporting ends when it is told to', async () => {
  await reportOwnMetrics(deps)()
})
