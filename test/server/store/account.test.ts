import { beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#server/engine/db.ts'
import {
  changeAnnotationEvent,
  insertAnnotationEvent,
  listAnnotationEvents,
} from '#server/store/annotationEvents.ts'
import { findAnnotationStream } from '#server/store/annotations.ts'
import { changeChart, deleteChart, insertChart, restoreChart, takeStreamIds } from '#server/store/charts.ts'
import { endLease, takeLease } from '#server/store/leases.ts'
import {
  createMetrics,
  deleteMetric,
  findMetric,
  forgetDeletedMetrics,
  listDeletedMetrics,
  listMetrics,
  metricsVersion,
  updateMetric,
} from '#server/store/metrics.ts'
import { createSession, findSession } from '#server/store/sessions.ts'
import { deleteSpace, findSpace, insertSpace, listSpaces, restoreSpace } from '#server/store/spaces.ts'
import { createSignInCode, ensureFirstToken, hashOf, redeemSignInCode } from '#server/store/tokens.ts'
import { enginePairs } from '#test/helpers/enginePairs.ts'

const NOW = 4_000_000_000
const page = { offset: 0, length: 2, sort: 'asc' as const }

describe.each(enginePairs)('%s', (_name, open) => {
  let db: Db
  beforeAll(async () => {
    const engines = await open()
    db = engines.db
  })

  test('spaces: found in any case, paged, and brought back with their charts', async () => {
    for (const name of ['b_1', 'B 2', 'a%', 'c']) await insertSpace(db, name, NOW)
    expect(await listSpaces(db, 'B', page)).toMatchObject({ found: 2, total: 4 })
    expect((await listSpaces(db, '%', page)).rows.map(({ name }) => name)).toEqual(['a%'])
    const descending = await listSpaces(db, undefined, { ...page, offset: 1, sort: 'desc' })
    expect(descending.rows.map(({ name }) => name)).toEqual(['b_1', 'B 2'])

    const { id } = await insertSpace(db, 'with a chart', NOW)
    const chart = await insertChart(db, id, { name: '', type: 'line', streams: [], settings: {} }, NOW)
    expect(await deleteSpace(db, id, NOW, null)).toBe(true)
    expect(await deleteSpace(db, id, NOW, null)).toBe(false)
    expect(await findSpace(db, id)).toBeUndefined()
    await restoreSpace(db, id)
    expect(await findSpace(db, id)).toEqual({ id, name: 'with a chart', charts: [{ id: chart.id }] })
  })

  test('charts: changes at the same time come one after the other', async () => {
    const space = await insertSpace(db, 'changing', NOW)
    const chart = {
      name: '',
      type: 'stacked' as const,
      streams: [{ metric: 'é"\\' }],
      settings: { min: 0.1 },
    }
    const { id } = await insertChart(db, space.id, chart, NOW)
    const longer = () =>
      changeChart(db, space.id, id, async (found) => ({ ...found, name: `${found.name}x` }), NOW)
    await Promise.all([longer(), longer(), longer()])
    expect(await longer()).toEqual({ ...chart, id, name: 'xxxx', version: 5 })
    expect(await deleteChart(db, space.id, id, NOW)).toBe(true)
    expect(await longer()).toBeUndefined()
    await restoreChart(db, space.id, id)
    expect(await longer()).toMatchObject({ name: 'xxxxx' })
  })

  test('ids of streams are never given twice', async () => {
    const taken = await Promise.all([takeStreamIds(db, 3), takeStreamIds(db, 0), takeStreamIds(db, 3)])
    expect(new Set(taken.flat()).size).toBe(6)
  })

  test('metrics: created once, attributes merged, and remembered by their id when deleted', async () => {
    const gauge = { name: 'Cpu', type: 'gauge' as const, attributes: { display_min: 0.5 } }
    const created = await Promise.all([createMetrics(db, [gauge], NOW), createMetrics(db, [gauge], NOW)])
    expect(created.flat()).toMatchObject([{ name: 'Cpu', name_key: 'cpu', created_at: NOW }])
    const id = (await findMetric(db, 'CPU'))?.id ?? 0
    const version = await metricsVersion(db)
    await Promise.all([
      updateMetric(db, id, { attributes: { color: '#000000' } }, NOW),
      updateMetric(db, id, { attributes: { l2met_type: { deep: [1, null] } } }, NOW),
    ])
    expect(await findMetric(db, 'cpu')).toMatchObject({
      attributes: { display_min: 0.5, color: '#000000', l2met_type: { deep: [1, null] } },
    })
    expect(await listMetrics(db, 'P', page)).toMatchObject({ found: 1, total: 1 })
    expect(await deleteMetric(db, 'cpu')).toBe(id)
    expect(await deleteMetric(db, 'cpu')).toBeUndefined()
    expect(await metricsVersion(db)).toBe(version + 3)
    expect(await listDeletedMetrics(db)).toEqual([id])
    await forgetDeletedMetrics(db, [id])
    expect(await listDeletedMetrics(db)).toEqual([])
  })

  test('annotations: events by time, patterns of sources, and links that two add at once', async () => {
    const event = { description: null, end_time: null, links: [] }
    const add = (title: string, source: string | null, start_time: number) =>
      insertAnnotationEvent(db, 'Deploys', { ...event, title, source, start_time })
    const [first] = await Promise.all([
      add('1', 'Web_1', NOW),
      add('2', null, NOW + 1),
      add('3', 'webx1', NOW + 2),
    ])
    const stream = (await findAnnotationStream(db, 'deploys'))?.id ?? 0
    const titles = async (filter: object) => {
      const none = { start_time: undefined, end_time: undefined, count: undefined, sources: undefined }
      return (await listAnnotationEvents(db, stream, { ...none, ...filter })).map(({ title }) => title)
    }
    expect(await titles({ sources: ['web_*'] })).toEqual(['1'])
    expect(await titles({ sources: ['unassigned', 'WEB?'] })).toEqual(['2'])
    expect(await titles({ count: 2 })).toEqual(['2', '3'])
    expect(await titles({ start_time: NOW + 1, end_time: NOW + 1 })).toEqual(['2'])

    const link = (rel: string) =>
      changeAnnotationEvent(db, stream, first.id, (found) => ({
        ...found,
        links: [...found.links, { rel, href: 'https://example.com' }],
      }))
    await Promise.all([link('a'), link('b')])
    expect((await link('c'))?.links.map(({ rel }) => rel).toSorted()).toEqual(['a', 'b', 'c'])
  })

  test('the first token is made once, and a sign-in code works once', async () => {
    const made = await Promise.all([
      ensureFirstToken(db, undefined, NOW),
      ensureFirstToken(db, undefined, NOW),
    ])
    expect(made.filter(({ token }) => token !== undefined)).toHaveLength(1)
    const id = made[0].id
    const code = await createSignInCode(db, id, NOW)
    const redeemed = await Promise.all([redeemSignInCode(db, code, NOW), redeemSignInCode(db, code, NOW)])
    expect(redeemed.filter((token) => token !== undefined)).toMatchObject([{ id, role: 'admin' }])
    const cookie = await createSession(db, id, NOW)
    expect(await findSession(db, hashOf(cookie))).toMatchObject({ token: { id, active: true } })
  })

  test('a lease has one holder, and ends by itself', async () => {
    const take = (now: number) => takeLease(db, 'work', now, 60)
    expect((await Promise.all([take(NOW), take(NOW)])).filter(Boolean)).toHaveLength(1)
    expect(await take(NOW + 59)).toBeUndefined()
    const first = await take(NOW + 60)
    const second = await take(NOW + 120)
    expect(new Set([undefined, first, second]).size).toBe(3)
    await endLease(db, 'work', first!)
    expect(await take(NOW + 121)).toBeUndefined()
    await endLease(db, 'work', second!)
    expect(await take(NOW + 121)).toBeDefined()
  })
})
