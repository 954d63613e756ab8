import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { openApiDocument } from '#api/openapi.ts'

interface Operation {
  operationId: string
  security: object[]
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: { properties?: object } }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  'x-poise': { roles: unknown }
}

const document = openApiDocument(endpoints, 'https://poise.example.com') as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: object }
}
const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
const operation = (name: string) => operations.find(({ operationId }) => operationId === name)

test('is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
})

test('has every endpoint of the contract once', () => {
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
    endpoints.map(({ name }) => name).toSorted(),
  )
})

describe.each(endpoints)('$name', (endpoint) => {
  const { parameters = [], responses, security } = operation(endpoint.name) ?? { responses: {}, security: [] }

  test('declares every parameter of its path', () => {
    const declared = parameters.filter((one) => one.in === 'path').map(({ name }) => name)
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    expect(declared.toSorted()).toEqual(inPath.toSorted())
  })

  test('says what it answers and who may call', () => {
    expect(Object.keys(responses)).toEqual([
      ...[endpoint.status, ...endpoint.alsoAnswers].map(String).toSorted(),
      'default',
    ])
    expect(security).toHaveLength(endpoint.roles === 'everyone' ? 0 : 2)
  })
})

test('every reference leads somewhere', () => {
  const text = JSON.stringify(document)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas).toHaveProperty(name ?? '')
  }
  expect(text).not.toMatch(/"\$ref":"#\/(?!components\/)/)
})

test('a body says its types, and an answer is what the client reads', () => {
  const create = operation('chartCreate')
  const body = create?.requestBody?.content['application/json']?.schema
  expect(body?.properties).toMatchObject({
    type: { anyOf: [{ enum: ['line', 'stacked', 'bignumber'] }, {}] },
  })
  const answer = create?.responses['201']?.content?.['application/json']?.schema
  expect(answer).toMatchObject({ required: ['id', 'name', 'type', 'streams'] })
})

test('nested parameters are written as the clients write them', () => {
  const tags = operation('measurementView')?.parameters?.find(({ name }) => name === 'tags')
  expect(tags).toMatchObject({ in: 'query', required: false, style: 'deepObject' })
})
