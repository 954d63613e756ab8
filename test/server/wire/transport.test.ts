import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { basic, startServer } from '#test/helpers/server.ts'

/** Answers as they come over the wire: some clients read no further than the first piece, or until the connection closes. */

const server = await startServer()
let port: number
beforeAll(async () => {
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  port = (server.app.server.address() as AddressInfo).port
})
afterAll(() => server.app.close())

function request(line: string, token: string, connection: string, body?: string): string {
  const content =
    body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
  const head = `${line} HTTP/1.1\r\nHost: a\r\nAuthorization: ${basic(server.deps.config.email, token)}\r\nConnection: ${connection}\r\n`
  return `${head}${content}\r\n${body ?? ''}`
}

describe('an error comes in one piece that is JSON as a whole, with lists of sentences', () => {
  const admin = server.tokenOf('admin')
  test.each([
    [401, 'GET /v1/metrics', 'wrong', undefined],
    [400, 'POST /v1/metrics', admin, '{"gauges":[{"name":"a b","value":"x"}]}\n'],
    [400, 'POST /v1/measurements', admin, '{"measurements":[{"name":"caf'],
    [403, 'DELETE /v1/metrics/none', server.tokenOf('viewer'), undefined],
    [404, 'GET /v1/metrics/none', admin, undefined],
    [404, 'GET /v1/nowhere', admin, undefined],
  ])('%i %s', async (status, line, token, body) => {
    const socket = connect(port, '127.0.0.1')
    socket.write(request(line, token, 'keep-alive', body))
    const [piece] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()
    const [head = '', content = ''] = piece.toString().split('\r\n\r\n')
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(head).toMatch(/^content-type: application\/json/m)
    expect(head).toMatch(new RegExp(`^content-length: ${Buffer.byteLength(content)}$`, 'm'))
    const { errors } = JSON.parse(content) as { errors: { params?: object; request?: string[] } }
    const lists = [...Object.values(errors.params ?? {}), ...(errors.request ? [errors.request] : [])]
    expect(lists.length).toBeGreaterThan(0)
    for (const list of lists) expect(list).toEqual([expect.any(String)])
  })
})

test('several requests on one connection, which ends when the client says so', async () => {
  const socket = connect(port, '127.0.0.1')
  let answers = ''
  socket.on('data', (piece: Buffer) => (answers += piece.toString()))
  const token = server.tokenOf('recorder')
  for (const [n, connection] of ['keep-alive', 'keep-alive', 'close'].entries()) {
    socket.write(
      request(
        'POST /v1/metrics',
        token,
        connection,
        `{"counters":[],"gauges":[{"name":"kept","value":${n}}]}\n`,
      ),
    )
  }
  await once(socket, 'close')
  expect(answers.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3)
})

test('quotes and parentheses that a client left unencoded in an address are read', async () => {
  const compose = 'sum([s("a.b","*"),s("c","%")])'
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece: Buffer) => (answer += piece.toString()))
  const line = `GET /v1/metrics?compose=${compose}&start_time=1&resolution=86400`
  socket.write(request(line, server.tokenOf('viewer'), 'close'))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ compose })
})
