import { describe, expect, test } from 'vitest'
import { endpoints } from '#api/endpoints.ts'
import { exampleOf, nounOf } from '#api/examples.ts'

describe.each(endpoints)('the example of $name', (endpoint) => {
  const { params, query, body } = exampleOf(endpoint)

  test('is what the contract accepts', () => {
    expect(endpoint.params.safeParse(params).error).toBeUndefined()
    expect(endpoint.query.safeParse(query ?? {}).error).toBeUndefined()
    if (body !== undefined) expect(endpoint.body.safeParse(body).error).toBeUndefined()
  })

  test('has a body where one is needed', () => {
    if (!endpoint.body.safeParse({}).success) expect(body).toBeDefined()
  })
})

test('a noun is the first word of the name', () => {
  expect(['spaceList', 'annotationEventView', 'healthView'].map((name) => nounOf({ name }))).toEqual([
    'space',
    'annotation',
    'health',
  ])
})
