import { expect, test } from 'vitest'
import { chartCreate, chartDelete } from '#api/charts.ts'
import { chartSearch } from '#api/chartSearch.ts'
import { spaceCreate, spaceDelete } from '#api/spaces.ts'
import { startServer } from '#test/helpers/server.ts'

const { call, inject } = await startServer()

async function makeSpace(name: string, ...charts: string[]) {
  const space = await call(spaceCreate, { body: { name } })
  const made = []
  for (const chart of charts) {
    made.push(await call(chartCreate, { params: { id: space.id }, body: { name: chart } }))
  }
  return { space, charts: made }
}

const find = async (name?: string) => (await call(chartSearch, { query: { name, length: 50 } })).charts

test('charts of all spaces are found by a part of their name in any case, with their space', async () => {
  const web = await makeSpace('Web', 'Latency p99', 'Requests')
  const db = await makeSpace('Database', 'Commit latency', '100%_sure')
  expect(await find('LATENCY')).toEqual([
    { id: db.charts[0]?.id, name: 'Commit latency', space: db.space },
    { id: web.charts[0]?.id, name: 'Latency p99', space: web.space },
  ])
  expect((await find('%_')).map(({ name }) => name)).toEqual(['100%_sure'])
  expect(await find('')).toEqual(await find())
})

test('a list is paged and counted like every other', async () => {
  await makeSpace('Paged', 'paged 1', 'paged 2', 'paged 3')
  const page = await call(chartSearch, { query: { name: 'paged', offset: 1, length: 1, sort: 'desc' } })
  expect(page.charts.map(({ name }) => name)).toEqual(['paged 2'])
  expect(page.query).toMatchObject({ found: 3, length: 1, offset: 1 })
  expect((await inject({ url: '/v1/search/charts?length=x' })).json()).toHaveProperty('errors.params.length')
})

test('what was deleted is not found', async () => {
  const { space, charts } = await makeSpace('Passing', 'passing 1', 'passing 2')
  await call(chartDelete, { params: { id: space.id, chart_id: charts[0]?.id ?? 0 } })
  expect((await find('passing')).map(({ name }) => name)).toEqual(['passing 2'])
  const { total } = (await call(chartSearch, {})).query
  await call(spaceDelete, { params: { id: space.id } })
  expect(await find('passing')).toEqual([])
  expect((await call(chartSearch, {})).query.total).toBe(total - 1)
})
