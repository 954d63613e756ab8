import { expect, test } from 'vitest'
import { measurementCreate } from '#api/measurements.ts'
import { metricUpdate } from '#api/metrics.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = Math.floor(Date.now() / 3_600_000) * 3_600
const START = NOW - 600

const server = await startServer({ now: () => NOW + 20 })

type Row = [second: number, tags: Record<string, string>, value: number]

async function post(name: string, rows: readonly Row[]) {
  await server.call(measurementCreate, {
    body: {
      measurements: rows.map(([second, tags, value]) => ({ name, time: START + second, tags, value })),
    },
  })
}

async function get(name: string, query: string) {
  const answer = await server.inject({ method: 'GET', url: `/v1/measurements/${name}?${query}` })
  return { status: answer.statusCode, body: answer.json() }
}

/** Series as `tags: time=value …`, times counted from START. */
async function series(name: string, query: string, resolution = 60): Promise<string[]> {
  const { status, body } = await get(name, `start_time=${START}&resolution=${resolution}&${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.series.map(
    ({ tags, measurements }: { tags: object; measurements: { time: number; value: number }[] }) =>
      `${Object.values(tags).join('/')}: ${measurements.map(({ time, value }) => `${time - START}=${value}`).join(' ')}`,
  )
}

async function values(name: string, query: string): Promise<number[]> {
  const { body } = await get(name, `resolution=1&${query}`)
  return body.series.flatMap(({ measurements }: { measurements: { value: number }[] }) =>
    measurements.map(({ value }) => value),
  )
}

// The streams and answers of the table in Librato's own description of tag searches.
const DBS: Row[] = [
  [0, { region: 'us-east', host: 'db-1-prod' }, 1],
  [0, { region: 'us-east', host: 'db-2-prod' }, 2],
  [0, { region: 'us-west', host: 'db-3-prod' }, 3],
  [0, { region: 'us-west', host: 'db-stg' }, 4],
  [0, { region: 'us-east', name: 'bubbles' }, 5],
]
await post('m.db', DBS)

test.each([
  ['region=!us-east', [3, 4]],
  ['host=!db*prod', [4]],
  ['!host', [5]],
  ['!name', [1, 2, 3, 4]],
  ['!host OR host=!db*prod', [4, 5]],
  ['region=us-east* and host=*prod', [1, 2]],
  ['REGION=US-EAST AND (host=db-2* or name=bubbles)', [2, 5]],
  ['host="db-stg" or region=us-east and name=*', [4, 5]],
  ['*', [1, 2, 3, 4, 5]],
])('tags_search=%s', async (search, expected) => {
  const lines = await series('m.db', `tags_search=${encodeURIComponent(search)}`)
  expect(lines.map((line) => Number(line.split('=')[1])).sort()).toEqual(expected)
})

test.each([
  ['tags[region]=us-west', [3, 4]],
  ['tags[region]=us-west&tags[host]=*stg', [4]],
  ['tags[host]=db-1*&tags[host]=db-stg', [1, 4]],
  ['tags[host][]=db-1*&tags[host][]=db-stg', [1, 4]],
  ['tags[host]=!db*prod', [4]],
  ['tags[!host]=1', [5]],
  ['tags[host]=*', [1, 2, 3, 4]],
  ['tags[host]=db_1%25', []],
  ['tags=*', [1, 2, 3, 4, 5]],
  ['tags={}', [1, 2, 3, 4, 5]],
  ['', [1, 2, 3, 4, 5]],
])('%s', async (query, expected) => {
  const lines = await series('m.db', query)
  expect(lines.map((line) => Number(line.split('=')[1])).sort()).toEqual(expected)
})

await post('m.cpu', [
  [0, { region: 'us', host: 'a' }, 1],
  [30, { region: 'us', host: 'a' }, 2],
  [60, { region: 'us', host: 'a' }, 6],
  [0, { region: 'us', host: 'b' }, 10],
  [0, { region: 'eu', host: 'c' }, 100],
  [0, { role: 'db' }, 1_000],
])

test.each([
  ['', ['a/us: 0=1.5 60=6', 'b/us: 0=10', 'c/eu: 0=100', 'db: 0=1000']],
  ['group_by=region&group_by_function=sum', ['eu: 0=100', 'us: 0=11.5 60=6']],
  ['group_by=region&group_by_function=mean', ['eu: 0=100', 'us: 0=5.75 60=6']],
  ['group_by=region&group_by_function=min&summary_function=sum', ['eu: 0=100', 'us: 0=3 60=6']],
  ['group_by=region&group_by_function=max&summary_function=count', ['eu: 0=1', 'us: 0=2 60=1']],
  ['group_by=host,region&group_by_function=sum&tags[host]=!a', ['b/us: 0=10', 'c/eu: 0=100']],
  ['group_by=*&group_by_function=sum', [': 0=1111.5 60=6']],
  ['tags[host]=a&summary_function=min', ['a/us: 0=1 60=6']],
  ['tags[host]=a&summary_function=max', ['a/us: 0=2 60=6']],
  ['tags[host]=a&summary_function=last', ['a/us: 0=2 60=6']],
  ['tags[host]=a&summary_function=stddev', ['a/us: 0=0.5 60=0']],
  ['tags[host]=a&summary_function=derivative', ['a/us: 60=4']],
])('%s', async (query, expected) => {
  expect(await series('m.cpu', query)).toEqual(expected)
})

test('series come in the order of their tag pairs, with the metric’s attributes', async () => {
  const { body } = await get('m.cpu', `start_time=${START}&resolution=60`)
  expect(body.series.map(({ tags }: { tags: object }) => tags)).toEqual([
    { host: 'a', region: 'us' },
    { host: 'b', region: 'us' },
    { host: 'c', region: 'eu' },
    { role: 'db' },
  ])
  expect(body).toMatchObject({ name: 'm.cpu', resolution: 60, links: [] })
  expect(body.attributes).toBeTypeOf('object')
})

test('summary_function=all tells every statistic', async () => {
  const { body } = await get('m.cpu', `start_time=${START}&resolution=60&tags[host]=a&summary_function=all`)
  expect(body.series[0].measurements[0]).toEqual({
    time: START,
    value: 1.5,
    count: 2,
    sum: 3,
    min: 1,
    max: 2,
    last: 2,
    stddev: 0.5,
  })
})

test('the metric’s summarize_function is the default', async () => {
  await post('m.sum', [
    [0, {}, 1],
    [1, {}, 2],
  ])
  await server.call(metricUpdate, {
    params: { name: 'm.sum' },
    body: { attributes: { summarize_function: 'sum' } },
  })
  expect(await series('m.sum', '')).toEqual(['unassigned: 0=3'])
})

test('at a resolution of one second there is every measurement as posted', async () => {
  expect(await series('m.cpu', 'tags[host]=a', 1)).toEqual(['a/us: 0=1 30=2 60=6'])
})

test('the interval: both ends belong to it, and duration stands for the one left out', async () => {
  await post(
    'm.time',
    [0, 1, 2, 3].map((second) => [second, {}, second] as Row),
  )
  expect(await values('m.time', `start_time=${START + 1}&end_time=${START + 2}`)).toEqual([1, 2])
  expect(await values('m.time', `start_time=${START + 1}&duration=1`)).toEqual([1, 2])
  expect(await values('m.time', `end_time=${START + 1}&duration=100`)).toEqual([0, 1])
  expect(await values('m.time', 'duration=3600')).toEqual([0, 1, 2, 3])
})

test.each([
  ['resolution=60', 'start_time'],
  ['start_time=1', 'resolution'],
  ['duration=60&resolution=604801', 'resolution'],
  ['start_time=1&end_time=2&duration=1&resolution=60', 'duration'],
  ['duration=60&resolution=60&tags[a]=b&tags_search=a%3Db', 'tags_search'],
  ['duration=60&resolution=60&tags_search=a%3D', 'tags_search'],
  ['duration=60&resolution=60&group_by=a', 'group_by_function'],
  ['duration=60&resolution=60&group_by=a&group_by_function=sum&summary_function=all', 'group_by'],
  ['duration=60&resolution=60&summary_function=nothing', 'summary_function'],
])('%s is refused naming %s', async (query, field) => {
  const { status, body } = await get('m.cpu', query)
  expect(status).toBe(400)
  expect(Object.keys(body.errors.params)).toEqual([field])
})

test('an unknown metric is not found', async () => {
  expect((await get('m.none', 'duration=60&resolution=60')).status).toBe(404)
})

test('pages hold every point once', async () => {
  const rows = Array.from({ length: 12_000 }, (_, second): Row => [
    second - 12_500,
    { host: `h${second % 2}` },
    second,
  ])
  for (let at = 0; at < rows.length; at += 4_000) await post('m.long', rows.slice(at, at + 4_000))
  const seen: number[] = []
  let url: string | undefined = '/v1/measurements/m.long?duration=86400&resolution=1&tags[host]=h*'
  let pages = 0
  while (url !== undefined) {
    const answer = await server.inject({ method: 'GET', url })
    const body: { series: { measurements: { value: number }[] }[]; links: { rel: string; href: string }[] } =
      answer.json()
    seen.push(...body.series.flatMap(({ measurements }) => measurements.map(({ value }) => value)))
    const href = body.links.find(({ rel }) => rel === 'next')?.href
    url = href?.replace(/^http:\/\/[^/]+/, '')
    pages += 1
  }
  expect(pages).toBe(3)
  expect(seen.sort((a, b) => a - b)).toEqual(rows.map(([, , value]) => value))
})

test('measurements that the service aggregates are combined', async () => {
  await server.call(metricUpdate, {
    params: { name: 'm.ssa' },
    body: { type: 'gauge', period: 60, attributes: { aggregate: true } },
  })
  await post('m.ssa', [
    [1, {}, 2],
    [1, {}, 4],
    [20, {}, 9],
  ])
  expect(await series('m.ssa', '')).toEqual(['unassigned: 0=5'])
  expect(await series('m.ssa', 'summary_function=count')).toEqual(['unassigned: 0=3'])
  expect(await series('m.ssa', 'summary_function=sum')).toEqual(['unassigned: 0=15'])
  expect(await series('m.ssa', 'summary_function=max')).toEqual(['unassigned: 0=9'])
})
