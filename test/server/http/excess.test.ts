import { describe, expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { seriesRead } from '#api/series.ts'
import { startServer } from '#test/helpers/server.ts'

/* Requests that are short to write and would keep the engine busy for minutes, or that it cannot take at all. */

const NOW = Math.floor(Date.now() / 1000)
const server = await startServer({ now: () => NOW })
const { call, inject } = server
await call(measurementCreate, { body: { measurements: [{ name: 'much', tags: { host: 'a' }, value: 1 }] } })

const names = (count: number) => Array.from({ length: count }, (_, n) => `t${n}`).join(',')
const query = (values: Record<string, string>) =>
  new URLSearchParams({ duration: '60', resolution: '1', ...values })

test.each([
  ['51 tags to group by', 'much?', { group_by: names(51), group_by_function: 'sum' }, 'group_by'],
  [
    'deep parentheses',
    'much?',
    { tags_search: `${'('.repeat(2_000)}a=b${')'.repeat(2_000)}` },
    'tags_search',
  ],
  ['a long search', 'much?', { tags_search: Array(1_500).fill('a=b').join(' or ') }, 'tags_search'],
  [
    'shifts inside shifts',
    '?',
    { compose: `timeshift("${digits(30)}m", timeshift("${digits(30)}h", s("much")))` },
    'compose',
  ],
  [
    'a set of 500 reads',
    '?',
    { compose: `[${Array.from({ length: 500 }, (_, n) => `s("much","h${n}")`).join()}]` },
    'compose',
  ],
  ['a far shift', '?', { compose: 'timeshift("9999w", s("much"))' }, 'compose'],
])('%s: 400 that names the parameter', async (_what, path, values, parameter) => {
  const answer = await inject({
    url: `/v1/measurements/${path}${query(values)}`.replace('measurements/?', 'measurements?'),
  })
  expect(answer.statusCode).toBe(400)
  expect(Object.keys(answer.json<{ errors: { params: object } }>().errors.params)).toEqual([parameter])
})

function digits(count: number): string {
  return Array.from({ length: count }, (_, n) => n).join()
}

test('a shift to before all time is empty', async () => {
  const compose = 'timeshift("1500w", timeshift("1500w", s("much")))'
  const answer = await inject({ url: `/v1/measurements?${query({ compose })}` })
  expect([answer.statusCode, answer.json<{ series: [] }>().series]).toEqual([200, []])
})

describe('POST /v1/series', () => {
  const values = (count: number) => Array.from({ length: count }, (_, n) => `v${n}`)

  test('1,000 values of a tag are read, one more is refused', async () => {
    const read = (count: number) =>
      inject({
        method: 'POST',
        url: '/v1/series',
        payload: {
          duration: 60,
          streams: [{ metric: 'much', tags: [{ name: 'host', values: values(count) }] }],
        },
      })
    expect((await read(1_000)).statusCode).toBe(200)
    const refused = await read(1_001)
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain('must hold 1000 or fewer')
  })

  test('a composite that cannot be evaluated says so and leaves the others alone', async () => {
    const { streams } = await call(seriesRead, {
      body: { duration: 60, streams: [{ composite: 'timeshift("9999w", s("much"))' }, { metric: 'much' }] },
    })
    expect(streams[0]?.error).toContain('Shifts are written')
    expect(streams[1]?.error).toBeNull()
    expect(streams[1]?.lines).toHaveLength(1)
  })
})
