import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chartCreate, chartList, type ChartWrite } from '#api/charts.ts'
import type { ApiErrorBody } from '#api/errors.ts'
import { spaceDocumentCreate, spaceDocumentUpdate, spaceDocumentView } from '#api/spaceDocument.ts'
import { spaceCreate, spaceDelete, spaceList, spaceView } from '#api/spaces.ts'
import { documentText } from '#space/document.ts'
import { startServerPairs, type TestServer } from '#test/helpers/server.ts'
import { anyDocument } from '#test/space/documents.ts'

const servers = await startServerPairs()

const cpu = { name: 'CPU', streams: [{ metric: 'cpu' }, { metric: 'load', color: '#52D74C' }] }

function using({ call, inject }: TestServer) {
  const space = async (...charts: ChartWrite[]) => {
    const { id } = await call(spaceCreate, { body: { name: 'Web' } })
    for (const body of charts) await call(chartCreate, { params: { id }, body })
    return id
  }
  const text = async (id: number) => (await inject({ url: `/v1/spaces/${id}/document` })).body
  const put = (id: number, payload: object, query = '') =>
    inject({ method: 'PUT', url: `/v1/spaces/${id}/document${query}`, payload })
  const charts = (id: number) => call(chartList, { params: { id } })
  return { call, inject, space, text, put, charts }
}

/* What a document is kept as, and read back from, depends on the engine. */
describe.each(servers)('%s', (_name, server) => {
  const { call, inject, space, text, put, charts } = using(server)

  test('charts and streams keep their ids through changes, new names and another order', async () => {
    const id = await space(cpu, { name: 'gone' }, { name: 'Memory', streams: [{ metric: 'memory' }] })
    const [first, , third] = await charts(id)
    const { changes } = await call(spaceDocumentUpdate, {
      params: { id },
      body: {
        poise: 1,
        name: 'Web, Europe',
        charts: [
          { name: 'Memory in use', streams: [{ metric: 'memory' }] },
          { name: 'new', type: 'stacked' },
          { name: 'CPU', min: 0, streams: [{ metric: 'load', color: '#000000' }, { metric: 'cpu' }] },
        ],
      },
    })
    expect(changes).toHaveLength(8)
    const [memory, added, changed] = await charts(id)
    expect([memory?.id, changed?.id]).toEqual([third?.id, first?.id])
    expect(added).toMatchObject({ name: 'new', type: 'stacked' })
    expect(changed).toMatchObject({ min: 0, streams: first?.streams.map(({ id }) => ({ id })).toReversed() })
    expect((await call(spaceView, { params: { id } })).name).toBe('Web, Europe')
  })

  test('out, in and out again is the same text', async () => {
    const id = await space()
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const made = await inject({ method: 'POST', url: '/v1/spaces/document', payload: document })
        expect(made.statusCode).toBe(201)
        const out = await text(made.json<{ id: number }>().id)
        expect(out).toBe(documentText(document))
        await put(id, JSON.parse(out) as object)
        expect(await text(id)).toBe(out)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the document of a space', () => {
  const { call, inject, space, text, put, charts } = using(servers[0]![1])

  test('a space is answered as the text that is kept, also by its name', async () => {
    const { id } = await call(spaceCreate, { body: { name: 'By its name' } })
    await call(chartCreate, { params: { id }, body: cpu })
    const answer = await inject({ url: '/v1/spaces/by%20its%20name/document' })
    expect(answer.headers['content-type']).toMatch(/^application\/json/)
    expect(answer.body).toBe(documentText({ poise: 1, name: 'By its name', charts: [cpu] }))
  })

  test('the same document changes nothing', async () => {
    const id = await space(cpu, { ...cpu, name: '' }, { name: 'log', use_log_yaxis: false })
    const before = await charts(id)
    const answer = await put(id, JSON.parse(await text(id)) as object)
    expect(answer.json()).toEqual({ changes: [] })
    expect(await charts(id)).toEqual(before)
  })

  test('a dry run tells what would change and stores nothing', async () => {
    const id = await space(cpu)
    const before = await text(id)
    const dry = await put(id, { poise: 1, name: 'Other', charts: [] }, '?dry_run=true')
    expect(dry.json()).toEqual({
      changes: [
        { kind: 'renamed', before: 'Web', after: 'Other' },
        { kind: 'removed', chart: 'CPU' },
      ],
    })
    expect(await text(id)).toBe(before)
    const { total } = (await call(spaceList)).query
    const body = { poise: 1 as const, name: 'Dry', charts: [cpu] }
    const created = await call(spaceDocumentCreate, { query: { dry_run: true }, body })
    expect(created).toEqual({ name: 'Dry', changes: [{ kind: 'added', chart: 'CPU' }] })
    expect((await call(spaceList)).query.total).toBe(total)
  })

  test('a space is created from a document', async () => {
    const answer = await inject({
      method: 'POST',
      url: '/v1/spaces/document',
      payload: { poise: 1, name: 'Made', charts: [cpu] },
    })
    expect(answer.statusCode).toBe(201)
    const { id } = answer.json<{ id: number }>()
    expect(answer.headers.location).toBe(`/v1/spaces/${id}`)
    expect(await charts(id)).toMatchObject([cpu])
  })

  test('a related space is written by its name, its own included', async () => {
    const other = await call(spaceCreate, { body: { name: 'Related' } })
    await call(spaceCreate, { body: { name: 'related' } })
    const id = await space({ name: 'to another', related_space: other.id })
    await call(chartCreate, { params: { id }, body: { name: 'to itself', related_space: id } })
    await call(chartCreate, { params: { id }, body: { name: 'to nothing', related_space: 999_999 } })
    const document = await call(spaceDocumentView, { params: { id } })
    expect(document.charts.map(({ related_space }) => related_space)).toEqual(['Related', 'Web', undefined])

    const made = await call(spaceDocumentCreate, {
      body: {
        ...document,
        name: 'Copy',
        charts: [
          { name: 'to another', related_space: 'Related' },
          { name: 'to itself', related_space: 'Copy' },
        ],
      },
    })
    const related = (await charts(made.id ?? 0)).map(({ related_space }) => related_space)
    expect(related).toEqual([other.id, made.id])
    await call(spaceDelete, { params: { id: made.id ?? 0 } })
  })

  describe('nothing is stored of a wrong document', () => {
    const at = (chart: object) => ({ poise: 1, name: 'a', charts: [cpu, {}, chart] })
    test.each<[string, object, string, string]>([
      ['no version', { name: 'a' }, 'poise', 'is required'],
      ['a later version', { poise: 2, name: 'a' }, 'poise', 'must be 1'],
      ['a blank name', { poise: 1, name: ' ' }, 'name', "can't be blank"],
      ['an unknown key', at({ nmae: 'a' }), 'charts[2]', 'may not have: nmae'],
      ['a wrong type', at({ type: 'pie' }), 'charts[2].type', 'must be one of: line, stacked, bignumber'],
      [
        'a wrong group function',
        at({ streams: [{ group_function: 'all' }] }),
        'charts[2].streams[0].group_function',
        'must be one of: average, sum, min, max, breakout',
      ],
      [
        'a composite with a source',
        at({ streams: [{ composite: 's("a","*")', source: '*' }] }),
        'charts[2].streams[0].source',
        "can't be given together with composite",
      ],
      [
        'a space that is not there',
        at({ related_space: 'Nowhere' }),
        'charts[2].related_space',
        'is the name of no space',
      ],
      ['an id for a space', at({ related_space: 5 }), 'charts[2].related_space', 'is not text'],
      [
        'a place beyond the columns',
        at({ layout: { x: 9, y: 0, w: 9, h: 1 } }),
        'charts[2].layout.w',
        'must end within 12 columns',
      ],
      [
        'too many charts',
        { poise: 1, name: 'a', charts: Array.from({ length: 1_001 }, () => ({})) },
        'charts',
        'must hold 1000 or fewer',
      ],
    ])('%s', async (_, payload, field, message) => {
      const id = await space(cpu)
      const before = await text(id)
      const { total } = (await call(spaceList)).query
      const answers = [
        await put(id, payload),
        await put(id, payload, '?dry_run=1'),
        await inject({ method: 'POST', url: '/v1/spaces/document', payload }),
      ]
      for (const answer of answers) {
        expect(answer.statusCode).toBe(400)
        expect(answer.json<ApiErrorBody>()).toEqual({ errors: { params: { [field]: [message] } } })
      }
      expect(await text(id)).toBe(before)
      expect((await call(spaceList)).query.total).toBe(total)
    })

    test('a space that is not there', async () => {
      expect((await put(999_999, { poise: 1, name: 'a' })).statusCode).toBe(404)
      expect((await inject({ url: '/v1/spaces/nowhere/document' })).statusCode).toBe(404)
    })
  })
})
