import { describe, expect, test } from 'vitest'
import { chartLayoutUpdate } from '#api/chartLayouts.ts'
import { chartCreate, chartDelete, chartList, chartUpdate } from '#api/charts.ts'
import { spaceCreate } from '#api/spaces.ts'
import { startServerPairs, type TestServer } from '#test/helpers/server.ts'

const servers = await startServerPairs()
const at = (x: number, y = 0) => ({ x, y, w: 4, h: 4 })

function using({ call, inject }: TestServer) {
  async function makeSpace() {
    const { id } = await call(spaceCreate, { body: { name: 'Laid out' } })
    const add = (name: string) => call(chartCreate, { params: { id }, body: { name } })
    return { id, a: await add('a'), b: await add('b'), c: await add('c') }
  }
  const read = (id: number) => call(chartList, { params: { id } })
  const put = (id: number, payload: unknown) =>
    inject({ method: 'PUT', url: `/v1/spaces/${id}/layout`, payload: payload as object })
  return { call, makeSpace, read, put }
}

describe.each(servers)('%s', (_name, server) => {
  const { call, makeSpace, read, put } = using(server)

  test('several charts are placed, what others changed of them is kept, and all charts are answered', async () => {
    const { id, a, b, c } = await makeSpace()
    await call(chartUpdate, { params: { id, chart_id: a.id }, body: { name: 'renamed', layout: at(8) } })
    const charts = [
      { id: a.id, layout: at(4) },
      { id: b.id, layout: at(0) },
    ]
    const answer = await call(chartLayoutUpdate, { params: { id }, body: { charts } })
    expect(answer).toEqual([
      { ...a, name: 'renamed', layout: at(4), version: 3 },
      { ...b, layout: at(0), version: 2 },
      c,
    ])
    expect(await read(id)).toEqual(answer)
    const without = { charts: [{ id: b.id, layout: null }] }
    expect((await call(chartLayoutUpdate, { params: { id }, body: without }))[1]).toEqual({
      ...b,
      version: 3,
    })
  })

  test('where one chart is not there, none is placed', async () => {
    const { id, a, b } = await makeSpace()
    const other = await makeSpace()
    await call(chartDelete, { params: { id, chart_id: b.id } })
    const before = await read(id)
    for (const unknown of [b.id, other.a.id, 1_000_000]) {
      const charts = [
        { id: a.id, layout: at(4) },
        { id: unknown, layout: at(0) },
      ]
      const answer = await put(id, { charts })
      expect([answer.statusCode, answer.json()]).toEqual([
        400,
        { errors: { params: { 'charts[1].id': ['is no chart of this space'] } } },
      ])
    }
    expect(await read(id)).toEqual(before)
    expect((await put(1_000_000, { charts: [] })).statusCode).toBe(404)
  })
})

test.each<[body: unknown, field: string]>([
  [{}, 'charts'],
  [{ charts: 'x' }, 'charts'],
  [{ charts: [{ layout: null }] }, 'charts[0].id'],
  [{ charts: [{ id: 1 }] }, 'charts[0].layout'],
  [{ charts: [{ id: 1e10, layout: null }] }, 'charts[0].id'],
  [{ charts: [{ id: 1, layout: { ...at(0), x: 0.5 } }] }, 'charts[0].layout.x'],
  [{ charts: [{ id: 1, layout: { ...at(8), w: 6 } }] }, 'charts[0].layout.w'],
  [{ charts: Array.from({ length: 1_001 }, () => ({ id: 1, layout: null })) }, 'charts'],
])('%j is refused', async (body, field) => {
  const { makeSpace, put } = using(servers[0]![1])
  const { id } = await makeSpace()
  const answer = await put(id, body)
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([field])
})
