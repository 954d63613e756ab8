import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { Call, Example, Ids, Pair } from '#test/fixtures/reference/example.ts'
import type { TestServer } from './server.ts'

const FORM = 'application/x-www-form-urlencoded'

/** Brings about what an example needs, makes its call and those that show what came of it, and holds the answers against it. */
export async function runExample(server: TestServer, example: Example): Promise<void> {
  const ids: Ids = new Map()
  for (const step of example.before ?? []) {
    if (typeof step === 'function') {
      await step(server, ids)
      continue
    }
    const answer = await send(server, step, ids)
    expect(answer.statusCode, `${step.send}: ${answer.body}`).toBeLessThan(300)
    if (step.makes !== undefined) ids.set(step.makes, idOf(answer.headers.location))
  }
  for (const pair of [example, ...(example.after ?? [])]) await check(server, pair, ids)
}

async function check(server: TestServer, pair: Pair, ids: Ids): Promise<void> {
  const answer = await send(server, pair, ids)
  const told = `${pair.send}: ${answer.body.slice(0, 500)}`
  expect(answer.statusCode, told).toBe(pair.status)
  const { location } = answer.headers
  const documented = pair.location
  if (documented === undefined) expect(location, told).toBeUndefined()
  else {
    const made = /\d+$/.exec(documented)?.[0]
    if (made !== undefined && !ids.has(Number(made))) ids.set(Number(made), idOf(location))
    expect(String(location).replace(/^https?:\/\/[^/]+/, '')).toBe(withIds(documented, ids))
  }
  for (const [name, pattern] of Object.entries(pair.answerHeaders ?? {})) {
    expect(answer.headers[name], name).toMatch(pattern)
  }
  if (pair.status === 204) expect(answer.body).toBe('')
  if (pair.body !== undefined) expect(answer.json(), told).toEqual(expectation(pair.body, ids))
}

function send({ app, inject }: TestServer, { send, form, json, headers, anonymous }: Call, ids: Ids) {
  const [method, url] = withIds(send, ids).split(/ (.*)/) as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
  const body = form ?? (json === undefined ? undefined : JSON.stringify(json))
  const type = form === undefined ? 'application/json' : FORM
  return (anonymous ? (options: InjectOptions) => app.inject(options) : inject)({
    method,
    url,
    headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
    ...(body === undefined ? {} : { payload: withIds(body, ids) }),
  })
}

/** The last number of an address. */
function idOf(address: unknown): number {
  const id = /\d+$/.exec(String(address))?.[0]
  expect(id, `an id at the end of ${String(address)}`).toBeDefined()
  return Number(id)
}

/** A text with the server's ids in place of the numbers that stand for them. */
function withIds(text: string, ids: Ids): string {
  return text.replaceAll(/(?<![\w.-])\d+(?![\w.-])/g, (number) => String(ids.get(Number(number)) ?? number))
}

/** Objects whose members are data: none may be added. */
const CLOSED = ['measurements', 'tags', 'events', 'settings', 'errors', 'params']

/** What the documented value demands: all of its members, the server's own by kind; members may be added to most objects. */
function expectation(documented: unknown, ids: Ids, name = ''): unknown {
  if (Array.isArray(documented)) return documented.map((item) => expectation(item, ids, name))
  if (typeof documented === 'number') return name === 'id' ? idLike(documented, ids) : documented
  if (typeof documented === 'string') return textLike(documented, ids, name)
  if (typeof documented !== 'object' || documented === null) return documented
  const members = Object.entries(documented).map(([key, value]) => [key, expectation(value, ids, key)])
  const object = Object.fromEntries(members) as Record<string, unknown>
  return CLOSED.includes(name) ? object : expect.objectContaining(object)
}

function idLike(documented: number, ids: Ids): unknown {
  return ids.get(documented) ?? expect.toSatisfy((id: unknown) => Number.isInteger(id) && Number(id) > 0)
}

function textLike(documented: string, ids: Ids, name: string): unknown {
  if (/^[0-9a-f]{64}$/.test(documented)) return expect.stringMatching(/^[0-9a-f]{64}$/)
  if (/^[0-9a-f]{6}…$/.test(documented)) return expect.stringMatching(/^[0-9a-f]{6}…$/)
  if (name === 'created_at' || name === 'updated_at') return like(documented.replaceAll(/\d/g, '\\d'), '^')
  const path = /^(https?:\/\/[^/]+)?(\/v1\/\w+\/\d+)$/.exec(documented)?.[2]
  if (path === undefined) return documented
  const known = withIds(path, ids)
  return known === path ? like(path.replace(/\d+$/, '\\d+')) : like(known)
}

const like = (pattern: string, begin = ''): unknown =>
  expect.stringMatching(new RegExp(`${begin}${pattern}$`))
