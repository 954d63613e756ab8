import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { measurementView } from '#api/measurements.ts'
import { metricView } from '#api/metrics.ts'
import type { Tags } from '#api/names.ts'
import { matchesTags } from '#series/tagFilter.ts'
import { parseTagsSearch } from '#series/tagsSearch.ts'
import { startServer } from '#test/helpers/server.ts'

const NOW = 1_795_176_000
const HOUR = 3_600
const server = await startServer({ now: () => NOW })

let metrics = 0
const freshName = () => `wire.read-back.${(metrics += 1)}`

interface Point {
  source: string | undefined
  /** Seconds before now. */
  ago: number
  value: number
}

const point = fc.record({
  source: fc.constantFrom(undefined, 'web-1', 'Web-1', 'db.2', 'unassigned'),
  ago: fc.integer({ min: 1, max: HOUR - 1 }),
  value: fc.oneof(fc.integer(), fc.double({ noNaN: true, min: 1e-126, max: 1e126 })),
})
const posts = fc.array(
  fc.record({ tagged: fc.boolean(), points: fc.array(point, { minLength: 1, maxLength: 12 }) }),
  { minLength: 1, maxLength: 4 },
)

test('whatever is posted through either route is read back through both, the last of a second', async () => {
  await fc.assert(
    fc.asyncProperty(posts, async (all) => {
      const name = freshName()
      for (const { tagged, points } of all) await post(name, tagged, points)
      const expected = lastOfEach(all.flatMap(({ points }) => points))
      const query = { start_time: NOW - HOUR, end_time: NOW, resolution: 1 }

      const { series } = await server.call(measurementView, { params: { name }, query })
      const byTags = series.map(({ tags, measurements }) => [
        tags['source'],
        Object.fromEntries(measurements.map(({ time, value }) => [time, value])),
      ])
      expect(Object.fromEntries(byTags)).toEqual(expected)

      const { measurements = {} } = await server.call(metricView, { params: { name }, query })
      const bySource = Object.entries(measurements).map(([source, list]) => [
        source,
        Object.fromEntries(list.map(({ measure_time, value }) => [measure_time, value])),
      ])
      expect(Object.fromEntries(bySource)).toEqual(expected)
    }),
    { numRuns: 15 },
  )
})

async function post(name: string, tagged: boolean, points: readonly Point[]): Promise<void> {
  const payload = tagged
    ? {
        measurements: points.map(({ source, ago, value }) => ({
          name,
          value,
          time: NOW - ago,
          ...(source !== undefined && { tags: { source } }),
        })),
      }
    : { gauges: points.map(({ source, ago, value }) => ({ name, value, source, measure_time: NOW - ago })) }
  const url = tagged ? '/v1/measurements' : '/v1/metrics'
  const { statusCode } = await server.inject({ method: 'POST', url, payload })
  expect(statusCode).toBe(tagged ? 202 : 200)
}

/** Values by source and time; -0 is 0, as JSON has it. */
function lastOfEach(points: readonly Point[]): Record<string, Record<number, number>> {
  const sources: Record<string, Record<number, number>> = {}
  for (const { source = 'unassigned', ago, value } of points) {
    const values = (sources[source.toLowerCase()] ??= {})
    values[NOW - ago] = value === 0 ? 0 : value
  }
  return sources
}

const term = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('region', 'host', 'name'),
      fc.constantFrom('=', '=!'),
      fc.constantFrom('a', 'A*', '*b', '*', 'a*b', '"a b"', 'a_b', 'a?', '*/*', '%', '\\*'),
    ),
    fc.tuple(fc.constantFrom('!region', '!host', '!nothing'), fc.constant(''), fc.constant('')),
  )
  .map((parts) => parts.join(''))
const search = fc
  .array(fc.tuple(term, fc.constantFrom(' and ', ' OR ')), { minLength: 1, maxLength: 4 })
  .map((terms) => terms.map(([text, operator], index) => (index === 0 ? text : operator + text)).join(''))
const value = fc.constantFrom('a', 'ab', 'acb', 'a b', 'a_b', 'axb', 'a?', 'b/c', 'a\\b', '100')
const tagSet = fc.dictionary(fc.constantFrom('region', 'host', 'name'), value, { minKeys: 1 })

test('a tag search finds in the engine the streams that the matcher of the page finds', async () => {
  const streams = fc.sample(tagSet, { numRuns: 40, seed: 7 })
  const name = freshName()
  const measurements = streams.map((tags) => ({ name, value: 1, tags }))
  await server.inject({ method: 'POST', url: '/v1/measurements', payload: { measurements } })
  const unique = [...new Map(streams.map((tags) => [keyOf(tags), tags])).values()]
  await fc.assert(
    fc.asyncProperty(search, async (tags_search) => {
      const filter = parsed(tags_search)
      const query = { tags_search, duration: 60, resolution: 1 }
      const answer = server.call(measurementView, { params: { name }, query })
      if (filter === undefined) {
        await expect(answer).rejects.toMatchObject({ status: 400 })
        return
      }
      const found = (await answer).series.map(({ tags }) => keyOf(tags))
      const expected = unique.filter((tags) => matchesTags(filter, tags)).map(keyOf)
      expect(found.toSorted()).toEqual(expected.toSorted())
    }),
    { numRuns: 30 },
  )
})

const keyOf = (tags: Tags) => JSON.stringify(Object.entries(tags).toSorted())

function parsed(text: string) {
  try {
    return parseTagsSearch(text)
  } catch {
    return undefined
  }
}
