import { describe, expect, test } from 'vitest'
import { basic, startServer } from '#test/helpers/server.ts'

const server = await startServer()
const token = server.tokenOf('admin')

describe('HTTP Basic', () => {
  test.each([
    ["email and token, as Librato's clients", basic('admin@example.com', token)],
    ['the email in another case', basic('Admin@Example.com', token)],
    ['`token` and the token', basic('token', token)],
    ['the token and no password', basic(token, '')],
    ['the token alone', `Basic ${Buffer.from(token).toString('base64')}`],
    ['the scheme in lower case', basic('token', token).replace('Basic', 'basic')],
  ])('%s', async (_, authorization) => {
    const answer = await server.app.inject({ url: '/v1/metrics', headers: { authorization } })
    expect(answer.statusCode).toBe(200)
  })

  test.each([
    ['nothing', undefined],
    ['a wrong token', basic('admin@example.com', 'wrong')],
    ['a wrong email', basic('eve@example.com', token)],
    ['the token in place of the email, with a password', basic(token, 'wrong')],
    ['an empty pair', basic('', '')],
    ['another scheme', `Bearer ${token}`],
    ['no base64', 'Basic %%%'],
    ['a NUL', basic('token', '\0')],
  ])('%s is refused', async (_, authorization) => {
    const headers = authorization === undefined ? {} : { authorization }
    const answer = await server.app.inject({ url: '/v1/metrics', headers })
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/)
    const message =
      authorization === undefined
        ? 'Please provide credentials for authentication.'
        : 'The email or the token is wrong, or the token is not active.'
    expect(answer.json()).toEqual({ errors: { request: [message] } })
  })
})
