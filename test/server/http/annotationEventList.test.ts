import { expect, test } from 'vitest'
import { annotationEventList } from '#api/annotationEvents.ts'
import { annotationCreate, annotationDelete, annotationList } from '#api/annotations.ts'
import { startServer } from '#test/helpers/server.ts'

const { call, inject, as } = await startServer({ now: () => 1_000 })

async function annotate(name: string, title: string, start_time: number, rest: object = {}) {
  await call(annotationCreate, { params: { name }, body: { title, start_time, ...rest } })
}
await annotate('Deploys', 'before', 100)
await annotate('Deploys', 'into', 150, { end_time: 300, source: 'web-1' })
await annotate('Deploys', 'around', 100, { end_time: 5_000, source: 'web-2' })
await annotate('Deploys', 'over', 100, { end_time: 299 })
await annotate('Deploys', 'at the start', 300, { source: 'db-1' })
await annotate('incidents', 'within', 350, { description: 'down', end_time: 360 })
await annotate('incidents', 'at the end', 400)
await annotate('incidents', 'after', 401)

const titles = async (query: object) => {
  const { events } = await call(annotationEventList, { query: { start_time: 300, end_time: 400, ...query } })
  return events.map(({ title }) => title)
}

test.each<[what: string, query: object, expected: string[]]>([
  ['all streams, by start', {}, ['around', 'into', 'at the start', 'within', 'at the end']],
  ['one stream, in any case', { streams: 'deploys' }, ['around', 'into', 'at the start']],
  [
    'several streams',
    { streams: ['DEPLOYS', 'incidents', 'none'] },
    ['around', 'into', 'at the start', 'within', 'at the end'],
  ],
  ['no such stream', { streams: ['none'] }, []],
  ['a pattern of sources', { sources: ['WEB-*'] }, ['around', 'into']],
  ['events without a source', { sources: ['unassigned'] }, ['within', 'at the end']],
  ['a text in the title', { text: 'WITH' }, ['within']],
  ['a text in the description', { text: 'down' }, ['within']],
  ['a text in the source', { text: 'b-' }, ['around', 'into', 'at the start']],
  ['a text is no pattern', { text: 'w%n' }, []],
  ['the newest only', { count: 2 }, ['within', 'at the end']],
  [
    'a duration',
    { end_time: undefined, start_time: undefined, duration: 600 },
    ['around', 'at the end', 'after'],
  ],
])('%s', async (_what, query, expected) => {
  expect(await titles(query)).toEqual(expected)
})

test('says how many there are when not all are answered, and which stream each belongs to', async () => {
  await call(annotationCreate, { params: { name: 'incidents' }, body: { title: 'x', start_time: 5_000 } })
  const query = { start_time: 300, end_time: 400, count: 1 }
  const answer = await as('recorder')(annotationEventList, { query })
  expect(answer).toMatchObject({ start_time: 300, end_time: 400, found: 5 })
  expect(answer.events).toEqual([
    {
      id: expect.any(Number),
      name: 'incidents',
      display_name: null,
      title: 'at the end',
      description: null,
      source: null,
      start_time: 400,
      end_time: null,
      links: [],
    },
  ])
})

test.each([
  ['', 'start_time'],
  ['?start_time=soon', 'start_time'],
  ['?start_time=9&end_time=3', 'end_time'],
  ['?duration=0', 'duration'],
  ['?duration=60&count=0', 'count'],
  ['?duration=60&count=10001', 'count'],
])('%s is refused, naming %s', async (query, field) => {
  const answer = await inject({ method: 'GET', url: `/v1/annotation_events${query}` })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([field])
})

test('the list of streams tells the newest event of each only when asked', async () => {
  await annotate('emptied', 'only', 1)
  await call(annotationDelete, { params: { name: 'emptied' } })
  const plain = await call(annotationList, { query: { name: 'deploys' } })
  expect(plain.annotations).toEqual([{ name: 'Deploys', display_name: null }])
  const { annotations } = await call(annotationList, { query: { newest: true } })
  expect(annotations.map(({ name, newest }) => [name, newest?.title])).toEqual([
    ['Deploys', 'at the start'],
    ['incidents', 'x'],
  ])
})
