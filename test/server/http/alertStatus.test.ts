import { expect, test } from 'vitest'
import { alertClear, alertCreate, alertDelete, alertStatusList, alertStatusView } from '#api/alerts.ts'
import { alertStates } from '#server/store/alertTables.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = 1_454_108_320
let now = NOW
const { call, deps, inject } = await startServer({ now: () => now })

const create = async (name: string) => (await call(alertCreate, { body: { name } })).id
const trigger = (alert_id: number, triggered_at: number, cleared_at: number | null = null) =>
  deps.db.insert(alertStates).values({ alert_id, triggered_at, cleared_at })
const status = async (id: number | string) => (await call(alertStatusView, { params: { id } })).status

test('nothing was ever triggered', async () => {
  expect(await call(alertStatusList, {})).toEqual({ firing: [], cleared: [] })
})

test('the examples of the API reference', async () => {
  const [cleared, first, second, fine] = [
    await create('cleared'),
    await create('first'),
    await create('second'),
    await create('fine'),
  ]
  await trigger(cleared, NOW - 600, NOW)
  await trigger(first, 1_413_328_283)
  await trigger(second, 1_444_934_147)

  const all = await inject({ url: '/v1/alerts/status' })
  expect(all.json()).toEqual({
    cleared: [{ cleared_at: NOW, id: cleared }],
    firing: [
      { id: first, triggered_at: 1_413_328_283 },
      { id: second, triggered_at: 1_444_934_147 },
    ],
  })
  const one = await inject({ url: `/v1/alerts/${first}/status` })
  expect([one.statusCode, one.json()]).toEqual([200, { alert: { id: first }, status: 'triggered' }])
  const other = await inject({ url: `/v1/alerts/${fine}/status` })
  expect(other.json()).toEqual({ alert: { id: fine }, status: 'ok' })

  const answer = await inject({ method: 'POST', url: `/v1/alerts/${first}/clear` })
  expect([answer.statusCode, answer.body]).toEqual([204, ''])
  expect(await status('FIRST')).toBe('ok')
  expect((await call(alertStatusList, {})).cleared).toContainEqual({ id: first, cleared_at: NOW })
})

test('clearing what is not triggered changes nothing', async () => {
  const [never, before] = [await create('never'), await create('before')]
  await trigger(before, NOW - 700, NOW - 600)
  await call(alertClear, { params: { id: never } })
  await call(alertClear, { params: { id: 'before' } })
  const { cleared } = await call(alertStatusList, {})
  expect(cleared).toContainEqual({ id: before, cleared_at: NOW - 600 })
  expect(cleared.map(({ id }) => id)).not.toContain(never)
})

test('what cleared more than a day ago is not told, and a deleted alert neither', async () => {
  const [old, gone] = [await create('old'), await create('gone')]
  await trigger(old, NOW - 600, NOW - 60)
  await trigger(gone, NOW - 600)
  const listed = async () => {
    const { firing, cleared } = await call(alertStatusList, {})
    return [...firing, ...cleared].map(({ id }) => id).filter((id) => id === old || id === gone)
  }
  expect(await listed()).toEqual([gone, old])
  await call(alertDelete, { params: { id: gone } })
  now = NOW + 86_341
  expect(await listed()).toEqual([])
})

test.each(['GET /v1/alerts/1000000/status', 'GET /v1/alerts/nobody/status', 'POST /v1/alerts/nobody/clear'])(
  '%s is not found',
  async (request) => {
    const [method, url] = request.split(' ') as ['GET' | 'POST', string]
    expect((await inject({ method, url })).statusCode).toBe(404)
  },
)
