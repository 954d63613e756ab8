import { expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { tagList, tagView } from '#api/tags.ts'
import { startServer } from '#test/helpers/server.ts'

const server = await startServer()

await server.call(measurementCreate, {
  body: {
    measurements: [
      { name: 't.cpu', value: 1, tags: { host: 'Web-1', region: 'eu' } },
      { name: 't.cpu', value: 1, tags: { host: 'web-2', region: 'eu' } },
      { name: 't.disk', value: 1, tags: { host: 'db_1', mount: '/' } },
      { name: 't.plain', value: 1 },
    ],
  },
})

test.each([
  [{}, ['host', 'mount', 'region', 'source']],
  [{ metric: 'T.CPU' }, ['host', 'region']],
  [{ search: 'O' }, ['host', 'mount', 'region', 'source']],
  [{ search: 'mou' }, ['mount']],
  [{ length: 1 }, ['host']],
  [{ metric: 't.none' }, []],
])('names of tags for %j', async (query, expected) => {
  expect(await server.call(tagList, { query })).toEqual({ tags: expected })
})

test.each([
  ['host', {}, ['db_1', 'web-1', 'web-2']],
  ['HOST', { metric: 't.cpu' }, ['web-1', 'web-2']],
  ['host', { search: 'WEB' }, ['web-1', 'web-2']],
  ['host', { search: '_' }, ['db_1']],
  ['host', { tags: { region: 'eu' } }, ['web-1', 'web-2']],
  ['host', { tags: { mount: ['/', '/home'] } }, ['db_1']],
  ['host', { tags: { region: 'e*', mount: '/' } }, []],
  ['source', {}, ['unassigned']],
  ['none', {}, []],
])('values of %s for %j', async (name, query, expected) => {
  expect(await server.call(tagView, { params: { name }, query })).toEqual({
    name: name.toLowerCase(),
    values: expected,
  })
})
