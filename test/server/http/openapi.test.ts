import { expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { startServer } from '#test/helpers/server.ts'

const { app } = await startServer()

test('the document is open to everyone and has every endpoint', async () => {
  const answer = await app.inject({ url: '/v1/openapi.json' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  const { openapi, paths } = answer.json<{ openapi: string; paths: Record<string, object> }>()
  expect(openapi).toBe('3.1.0')
  expect(Object.values(paths).flatMap((path) => Object.keys(path))).toHaveLength(endpoints.length)
})

test('long answers are compressed for those who take it', async () => {
  for (const encoding of ['gzip', 'br', 'deflate']) {
    const answer = await app.inject({ url: '/v1/openapi.json', headers: { 'accept-encoding': encoding } })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toContain('accept-encoding')
  }
  const plain = await app.inject({ url: '/v1/openapi.json' })
  expect(plain.headers['content-encoding']).toBeUndefined()
})
