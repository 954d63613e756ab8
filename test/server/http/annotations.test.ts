import { describe, expect, test } from 'vitest'
import { type AnnotationEvent } from '#api/annotationEvents.ts'
import {
  annotationCreate,
  annotationDelete,
  annotationEventView,
  annotationList,
  annotationUpdate,
  annotationView,
} from '#api/annotations.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = 1_234_567_999
const { call, inject } = await startServer({ now: () => NOW })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const postForm = (name: string, payload: string) =>
  inject({ method: 'POST', url: `/v1/annotations/${name}`, headers: form, payload })
const create = (
  name: string,
  body: { title: string; source?: string; start_time?: number; end_time?: number },
) => call(annotationCreate, { params: { name }, body })
const titles = (events: readonly AnnotationEvent[] | undefined) => events?.map(({ title }) => title)

describe('the examples of the API reference', () => {
  test('create with a time and a link, and look it up', async () => {
    const payload = [
      'title=My Annotation&description=Joe deployed v29 to metrics&start_time=1234567890',
      'links[0][label]=Metrics Gem',
      'links[0][href]=https://github.com/librato/librato-metrics',
      'links[0][rel]=github',
    ].join('&')
    const event = (await postForm('api-deploys', payload)).json<AnnotationEvent>()
    expect(event).toEqual({
      id: event.id,
      title: 'My Annotation',
      description: 'Joe deployed v29 to metrics',
      source: null,
      start_time: 1_234_567_890,
      end_time: null,
      links: [{ label: 'Metrics Gem', href: 'https://github.com/librato/librato-metrics', rel: 'github' }],
    })
    expect(await call(annotationEventView, { params: { name: 'api-deploys', id: event.id } })).toEqual({
      ...event,
      name: 'api-deploys',
    })
    expect((await inject({ url: `/v1/annotations/app-deploys/${event.id}` })).statusCode).toBe(404)
  })

  test('a stream alone, then its events by source', async () => {
    const name = 'blog-posts'
    await postForm(name, 'title=Chef run finished&source=db2.acme&start_time=1234567908&end_time=1234567958')
    await postForm(name, 'title=First&source=db2.acme&start_time=1234567890')
    await postForm(name, 'title=Other&source=web1.acme&start_time=1234567891')
    await postForm(name, 'title=Nobody&start_time=1234567892')
    const renamed = await inject({
      method: 'PUT',
      url: `/v1/annotations/${name}`,
      headers: form,
      payload: 'display_name=Posts of the blog',
    })
    expect(renamed.statusCode).toBe(204)
    const stream = { name, display_name: 'Posts of the blog' }
    expect(await call(annotationView, { params: { name } })).toEqual(stream)

    const url = `/v1/annotations/${name}?start_time=1234500000&end_time=1234600000`
    const all = (await inject({ url })).json<{ events: Record<string, AnnotationEvent[]>[] }>()
    expect(all).toMatchObject(stream)
    expect(all.events).toHaveLength(1)
    expect(titles(all.events[0]?.['db2.acme'])).toEqual(['First', 'Chef run finished'])
    expect(titles(all.events[0]?.['unassigned'])).toEqual(['Nobody'])

    const some = await inject({ url: `${url}&sources%5B%5D=db1.acme&sources%5B%5D=db2.acme` })
    expect(Object.keys(some.json<typeof all>().events[0] ?? {})).toEqual(['db2.acme'])
    const wild = await inject({ url: `${url}&sources[]=DB*&source=ignored` })
    expect(Object.keys(wild.json<typeof all>().events[0] ?? {})).toEqual(['db2.acme'])
    const none = await inject({ url: `${url}&sources[]=unassigned` })
    expect(Object.keys(none.json<typeof all>().events[0] ?? {})).toEqual(['unassigned'])
    expect((await inject({ url: `${url}&sources[]=d_2*` })).json()).toEqual({ ...stream, events: [] })
  })
})

async function titlesOf(name: string, query: { count?: number; start_time?: number; end_time?: number }) {
  const view = await call(annotationView, { params: { name }, query })
  return titles(view.events?.[0]?.['unassigned'])
}

describe('events', () => {
  test('by count are the latest, and the first after a start; the interval holds both its ends', async () => {
    for (const start_time of [300, 100, 200])
      await create('counted', { title: String(start_time), start_time })
    expect(await titlesOf('counted', { count: 2 })).toEqual(['200', '300'])
    expect(await titlesOf('counted', { count: 1, end_time: 299 })).toEqual(['200'])
    expect(await titlesOf('counted', { start_time: 100, end_time: 200 })).toEqual(['100', '200'])
    expect(await titlesOf('counted', { count: 2, start_time: 100 })).toEqual(['100', '200'])
    expect(await titlesOf('counted', { count: 1, start_time: 101, end_time: 300 })).toEqual(['200'])
    expect(await titlesOf('counted', { count: 0 })).toBeUndefined()
  })

  test('may start at a fraction of a second, as ruby sends it', async () => {
    const { start_time } = await create('fraction', { title: 'a', start_time: 1234567890.75 })
    expect(start_time).toBe(1_234_567_890)
  })

  test('with everything null take the defaults', async () => {
    const payload = {
      title: 'a',
      source: null,
      description: null,
      start_time: null,
      end_time: null,
      links: null,
    }
    const answer = await inject({ method: 'POST', url: '/v1/annotations/nulls', payload })
    expect(answer.json()).toMatchObject({ source: null, start_time: NOW, end_time: null, links: [] })
  })
})

describe('streams', () => {
  test('are listed by name and found by a part of it, and keep the case they first had', async () => {
    await create('List-B', { title: 'a' })
    await create('list-a', { title: 'a' })
    await create('LIST-b', { title: 'a' })
    const { annotations, query } = await call(annotationList, { query: { name: 'LIST-' } })
    expect(annotations).toEqual([
      { name: 'list-a', display_name: null },
      { name: 'List-B', display_name: null },
    ])
    expect(query).toMatchObject({ found: 2, length: 2, offset: 0 })
    expect(await call(annotationView, { params: { name: 'LIST-B' } })).toMatchObject({ name: 'List-B' })
  })

  test('a display name can be taken away', async () => {
    const params = { name: 'named' }
    await create('named', { title: 'a' })
    await call(annotationUpdate, { params, body: { display_name: 'Named' } })
    await call(annotationUpdate, { params, body: {} })
    expect(await call(annotationView, { params })).toMatchObject({ display_name: 'Named' })
    await call(annotationUpdate, { params, body: { display_name: null } })
    expect(await call(annotationView, { params })).toMatchObject({ display_name: null })
  })

  test('are gone at once when deleted, with their events', async () => {
    const { id } = await create('gone', { title: 'a' })
    await call(annotationDelete, { params: { name: 'gone' } })
    for (const url of ['/v1/annotations/gone', `/v1/annotations/gone/${id}`]) {
      expect((await inject({ url })).statusCode).toBe(404)
    }
    expect((await inject({ method: 'DELETE', url: '/v1/annotations/gone' })).statusCode).toBe(404)
    const again = await inject({ method: 'PUT', url: '/v1/annotations/gone', payload: { display_name: 'x' } })
    expect(again.statusCode).toBe(404)
  })
})

test.each([
  ['title', {}, 'is required'],
  ['title', { title: '' }, "can't be blank"],
  ['start_time', { title: 'a', start_time: 'soon' }, 'is not a number'],
  ['start_time', { title: 'a', start_time: -1 }, 'must be a Unix time in seconds'],
  ['end_time', { title: 'a', start_time: 10, end_time: 9 }, 'must not be before start_time'],
  ['links[0].rel', { title: 'a', links: [{ href: 'http://a' }] }, 'is required'],
  [
    'links[0].href',
    { title: 'a', links: [{ rel: 'a', href: 'javascript:alert(1)' }] },
    'must begin with http:// or https://',
  ],
])('a wrong %s is named', async (path, payload, message) => {
  const answer = await inject({ method: 'POST', url: '/v1/annotations/wrong', payload })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toEqual({ errors: { params: { [path]: [message] } } })
  expect((await inject({ url: '/v1/annotations/wrong' })).statusCode).toBe(404)
})

test('a name that cannot be is told when written and not found when read', async () => {
  const url = `/v1/annotations/${encodeURIComponent('a b')}`
  const written = await inject({ method: 'POST', url, payload: { title: 'a' } })
  expect(written.statusCode).toBe(400)
  expect(written.json()).toEqual({
    errors: { params: { name: ['must be 1 to 255 of A-Z a-z 0-9 . : - _'] } },
  })
  expect((await inject({ url })).statusCode).toBe(404)
})
