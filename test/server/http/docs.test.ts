import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { endpoint } from '#api/endpoint.ts'
import { endpoints } from '#api/endpoints.ts'
import { jsonSchema } from '#api/jsonSchema.ts'
import { count, flag, numeric, settable, texts } from '#api/values.ts'
import { catalogue } from '#compose/catalogue.ts'
import { curlOf } from '#server/http/docs/curl.ts'
import { docsPage } from '#server/http/docs/page.ts'
import { shapeOf } from '#server/http/docs/shape.ts'
import { startServer } from '#test/helpers/server.ts'

const { app } = await startServer()
const page = await app.inject({ url: '/docs' })

describe('the page', () => {
  test('is open to everyone, under the policy of all pages', () => {
    expect(page.statusCode).toBe(200)
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
    })
  })

  test('needs nothing that the policy forbids', () => {
    expect(page.body).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/)
  })

  test.each(endpoints)('has $name', ({ name, method }) => {
    expect(page.body).toMatch(
      new RegExp(`<article id="${name}">\\s*<h3>\\s*<a href="#${name}"><b>${method}</b>`),
    )
  })

  test.each(Object.entries(catalogue))('tells of the composite function %s', (name, { example }) => {
    const article = page.body.split(`<article id="composite-${name}">`)[1]?.split('</article>')[0]
    expect(article).toContain(example.replace(/["&<>']/g, (sign) => `&#${sign.charCodeAt(0)};`))
  })

  test('leads only where something is', () => {
    const ids = [...page.body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    const links = [...page.body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(links.filter((link) => !ids.includes(link))).toEqual([])
  })

  test('marks what Librato did not have', () => {
    const article = (name: string) => page.body.split(`<article id="${name}">`)[1]?.split('</article>')[0]
    expect(article('seriesRead')).toContain('Addition of Poise')
    expect(article('spaceList')).not.toContain('Addition of Poise')
  })

  test('escapes whatever the contract says', () => {
    const odd = endpoint({
      name: 'oddList',
      method: 'GET',
      path: '/v1/"><img src=x>',
      summary: '<script>alert(1)</script> & `<b>`',
      roles: 'everyone',
      query: z.object({ '<i>': z.enum(["'"]) }),
    })
    const text = docsPage([odd], 'http://a/<u>')
    expect(text).not.toMatch(/<script|<img|<i>|<u>|<b>`/)
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; <code>&#60;b&#62;</code>')
  })
})

test('its style has the colours and sizes of the page', async () => {
  const answer = await app.inject({ url: '/docs/style.css' })
  expect(answer.headers['content-type']).toBe('text/css; charset=utf-8')
  const tokens = readFileSync('src/web/ui/tokens.css', 'utf8')
  const copied = [...answer.body.matchAll(/^ {2}--[\w-]+: .*;$/gm)].map(([line]) => line)
  expect(copied.length).toBeGreaterThan(10)
  expect(copied.filter((line) => !tokens.includes(line))).toEqual([])
})

test.each([
  ['number', numeric, 'number', false],
  ['a count', count, 'number', false],
  ['what may be null', settable(z.string()), 'text', true],
  ['flag', flag, 'true or false', false],
  ['one or many', texts, 'list of text', false],
  ['choice', z.enum(['a', 'b', 'c']), 'a, b or c', false],
  ['one value', z.literal('*'), '*', false],
  ['map', z.record(z.string(), texts), 'object of name to list of text', false],
  [
    'list or map',
    z.union([z.array(z.object({})), z.record(z.string(), numeric)]),
    'list of objects or object of name to number',
    false,
  ],
  ['anything', z.unknown(), 'anything', false],
  ['time', z.iso.datetime(), 'ISO time', false],
  ['nothing', z.null(), 'null', false],
])('the shape of a %s', (_, schema, kind, nullable) => {
  expect(shapeOf(jsonSchema(schema, 'input'))).toMatchObject({ kind, nullable })
})

test('the shape of an object has its members, through lists and null', () => {
  const schema = settable(z.array(z.object({ a: numeric, b: z.optional(z.object({ c: flag })) })))
  expect(shapeOf(jsonSchema(schema, 'input'))).toEqual({
    kind: 'list of objects',
    nullable: true,
    fields: [
      { name: 'a', kind: 'number', nullable: false, required: true, fields: [] },
      {
        name: 'b',
        kind: 'object',
        nullable: false,
        required: false,
        fields: [{ name: 'c', kind: 'true or false', nullable: false, required: true, fields: [] }],
      },
    ],
  })
})

describe('curl', () => {
  const made = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', roles: ['admin'] | 'everyone') =>
    endpoint({
      name: 'aTry',
      method,
      path: '/v1/a/:id',
      summary: '',
      roles,
      body: z.object({ name: z.string() }),
    })

  test.each([
    ['GET', undefined, "curl -u $EMAIL:$TOKEN 'http://a/v1/a/1'"],
    ['DELETE', undefined, "curl -u $EMAIL:$TOKEN -X DELETE 'http://a/v1/a/1'"],
    ['POST', undefined, "curl -u $EMAIL:$TOKEN -X POST 'http://a/v1/a/1'"],
  ] as const)('%s without a body', (method, body, text) => {
    expect(curlOf(made(method, ['admin']), { params: { id: 1 }, body }, 'http://a')).toBe(text)
  })

  test('with a body, whose quotes a shell leaves alone', () => {
    const input = { params: { id: 1 }, body: { name: "it's" } }
    const lines = curlOf(made('POST', 'everyone'), input, 'http://a').split('\n')
    expect(lines).toEqual([
      "curl 'http://a/v1/a/1' \\",
      "  -H 'Content-Type: application/json' \\",
      "  -d '{",
      String.raw`  "name": "it'\''s"`,
      "}'",
    ])
    expect(curlOf(made('PUT', 'everyone'), input, 'http://a')).toContain('-X PUT')
  })
})
