import { describe, expect, test } from 'vitest'
import {
  annotationCreate,
  annotationEventDelete,
  annotationEventUpdate,
  annotationEventView,
  annotationLinkCreate,
  annotationList,
} from '#api/annotations.ts'
import { startServer } from '#test/helpers/server.ts'

const { call, inject } = await startServer({ now: () => 1_234_567_999 })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

const jenkins = { label: 'Jenkins CI build job', rel: 'jenkins', href: 'http://ci.acme.com/job/api/34' }
const github = { rel: 'github', label: 'Github Commit', href: 'https://github.com/acme/app/commits/01beaf' }

/** An event from 100 to 200 in the stream `app-deploys`, and its address. */
async function deployed() {
  const params = { name: 'app-deploys' }
  const body = { title: 'Deployed v91', start_time: 100, end_time: 200, links: [jenkins] }
  const { id } = await call(annotationCreate, { params, body })
  const view = () => call(annotationEventView, { params: { ...params, id } })
  return { id, url: `/v1/annotations/app-deploys/${id}`, params: { ...params, id }, view }
}

describe('the examples of the API reference', () => {
  test('delete an event: its stream stays', async () => {
    const { url, params } = await deployed()
    const deleted = await inject({ method: 'DELETE', url })
    expect([deleted.statusCode, deleted.body]).toEqual([204, ''])
    expect((await inject({ url })).statusCode).toBe(404)
    const { annotations } = await call(annotationList, { query: { name: params.name } })
    expect(annotations).toEqual([{ name: 'app-deploys', display_name: null }])
  })

  test('list all streams', async () => {
    for (const [name, display] of [
      ['listed.api-deploys', 'Deploys to API'],
      ['listed.app-deploys', 'Deploys to UX app'],
    ]) {
      await inject({ method: 'POST', url: `/v1/annotations/${name}`, payload: { title: 'a' } })
      const payload = `display_name=${display}`
      await inject({ method: 'PUT', url: `/v1/annotations/${name}`, headers: form, payload })
    }
    const { annotations, query } = (await inject({ url: '/v1/annotations?name=listed' })).json()
    expect(query).toMatchObject({ found: 2, length: 2, offset: 0 })
    expect(annotations).toEqual([
      { name: 'listed.api-deploys', display_name: 'Deploys to API' },
      { name: 'listed.app-deploys', display_name: 'Deploys to UX app' },
    ])
    const backwards = (await inject({ url: '/v1/annotations?name=listed&orderby=name&sort=desc' })).json()
    expect(backwards.annotations).toEqual(annotations.toReversed())
  })
})

describe('an update', () => {
  test('changes every property that is given, and takes away what is null', async () => {
    const { params, view } = await deployed()
    const body = {
      title: 'Deployed v92',
      source: 'web-1',
      description: 'twice',
      start_time: 150,
      end_time: 250,
      links: [github],
    }
    await call(annotationEventUpdate, { params, body })
    expect(await view()).toEqual({ ...params, ...body })
    const none = { source: null, description: null, end_time: null, links: null }
    await call(annotationEventUpdate, { params, body: none })
    expect(await view()).toMatchObject({ ...none, title: 'Deployed v92', links: [] })
  })

  test('of nothing is none', async () => {
    const { params, view } = await deployed()
    const before = await view()
    await call(annotationEventUpdate, { params, body: {} })
    expect(await view()).toEqual(before)
  })

  test.each([
    ['end_time', { end_time: 99 }, 'must not be before start_time'],
    ['end_time', { start_time: 201 }, 'must not be before start_time'],
    ['title', { title: '' }, "can't be blank"],
    ['links[1].rel', { links: [github, github] }, 'is the rel of another link'],
    [
      'links[0].href',
      { links: [{ ...github, href: 'data:text/html,a' }] },
      'must begin with http:// or https://',
    ],
  ])('with a wrong %s changes nothing', async (path, payload, message) => {
    const { url, view } = await deployed()
    const before = await view()
    const answer = await inject({ method: 'PUT', url, payload })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toEqual({ errors: { params: { [path]: [message] } } })
    expect(await view()).toEqual(before)
  })
})

describe('a link', () => {
  test('is refused when its event has one of the same rel', async () => {
    const { url } = await deployed()
    const answer = await inject({ method: 'POST', url: `${url}/links`, payload: jenkins })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toEqual({ errors: { params: { rel: ['is the rel of another link'] } } })
  })

  test('needs rel and href', async () => {
    const { url } = await deployed()
    const answer = await inject({ method: 'POST', url: `${url}/links`, payload: {} })
    expect(answer.json()).toEqual({ errors: { params: { rel: ['is required'], href: ['is required'] } } })
  })

  test('is found by its Location, whatever its rel holds', async () => {
    const { url } = await deployed()
    const payload = { rel: 'a/b c?d%', href: 'https://example.com/' }
    const { headers } = await inject({ method: 'POST', url: `${url}/links`, payload })
    expect((await inject({ method: 'DELETE', url: String(headers.location) })).statusCode).toBe(204)
  })

  test('two at the same time are both kept', async () => {
    const { params, view } = await deployed()
    const rels = ['a', 'b', 'c', 'd']
    await Promise.all(
      rels.map((rel) => call(annotationLinkCreate, { params, body: { rel, href: 'https://example.com/' } })),
    )
    expect((await view()).links.map(({ rel }) => rel).toSorted()).toEqual([...rels, 'jenkins'])
  })
})

test('what is not there is not found', async () => {
  const { id, url, params } = await deployed()
  const elsewhere = `/v1/annotations/elsewhere/${id}`
  await call(annotationCreate, { params: { name: 'elsewhere' }, body: { title: 'a' } })
  const answers = await Promise.all([
    inject({ method: 'PUT', url: elsewhere, payload: { title: 'b' } }),
    inject({ method: 'DELETE', url: elsewhere }),
    inject({ method: 'POST', url: `${elsewhere}/links`, payload: github }),
    inject({ method: 'DELETE', url: `${elsewhere}/links/jenkins` }),
    inject({ method: 'DELETE', url: `${url}/links/github` }),
    inject({ method: 'DELETE', url: '/v1/annotations/nothing/1' }),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 404, 404])
  await call(annotationEventDelete, { params })
  expect((await inject({ method: 'DELETE', url })).statusCode).toBe(404)
})
