import { expect, it } from 'vitest'
import type { ComposeSeries } from '#compose/composeSeries.ts'
import { ComposeRefusal } from '#compose/ast.ts'
import { evaluate, type ReadSeries, type SeriesRequest } from '#compose/evaluate.ts'
import { parse } from '#compose/parse.ts'
import { statistic } from '#compose/statistics.ts'

const WINDOW = { start: 0, end: 300, resolution: 60 }

/** Points at 0, 60, 120 …; null is a gap. */
function line(metric: string, tags: Record<string, string>, ...values: (number | null)[]): ComposeSeries {
  const points = values.flatMap((value, index) => (value === null ? [] : [{ time: index * 60, value }]))
  return {
    metric,
    tags,
    times: points.map(({ time }) => time),
    values: points.map(({ value }) => value),
    period: 60,
  }
}

const STORED = [
  line('a', { region: 'eu', host: '1' }, 1, 2, 3, 4, 5),
  line('a', { region: 'eu', host: '2' }, 10, null, 30, 40, 50),
  line('a', { region: 'us', host: '3' }, 100, 200, 300, 400, 500),
  line('b', { region: 'eu' }, 2, 2, 0, 2, null),
  line('b', { region: 'us' }, 4, 4, 4, 4, 4),
  line('c', { region: 'eu' }, 5, 9, 2, 2, 7),
  line('-', {}, -1, 1, null, -3, 0),
]

/** Reads STORED as simply as can be, so that the evaluator is all that is tried. */
const read: ReadSeries = async (request) => {
  const found = STORED.filter(
    (series) =>
      series.metric === request.metric &&
      Object.entries(request.tags).every(([name, value]) => value === '*' || series.tags[name] === value) &&
      request.by.every((name) => name in series.tags),
  ).map((series) => within(series, request))
  const { aggregation } = request
  if (aggregation === undefined) return found
  const keyOf = (series: ComposeSeries) => request.by.map((name) => series.tags[name]).join()
  return [...new Set(found.map(keyOf))].map((key) => {
    const group = found.filter((series) => keyOf(series) === key)
    const times = [...new Set(group.flatMap((series) => series.times))].toSorted((x, y) => x - y)
    const tags = Object.fromEntries(request.by.map((name) => [name, group[0]?.tags[name] ?? '']))
    const values = times.map((time) => statistic(aggregation, valuesAt(group, time)) ?? NaN)
    return { metric: request.metric, tags, times, values, period: 60 }
  })
}

function within(series: ComposeSeries, { start, end }: SeriesRequest): ComposeSeries {
  const kept = series.times.flatMap((time, index) => (time >= start && time < end ? [index] : []))
  return {
    ...series,
    times: kept.map((at) => series.times[at] ?? NaN),
    values: kept.map((at) => series.values[at] ?? NaN),
  }
}

function valuesAt(group: ComposeSeries[], time: number): number[] {
  return group.flatMap((series) => series.values.filter((_, index) => series.times[index] === time))
}

/** The result as text: tags, then values at 0, 60, 120 …, with - for a gap. */
async function result(text: string): Promise<string[]> {
  const set = await evaluate(parse(text), read, WINDOW)
  return set.map((series) => {
    const tags = Object.values(series.tags).join('/')
    const points = [0, 60, 120, 180, 240].map((time) => {
      const value = valuesAt([series], time)[0]
      return value === undefined ? '-' : String(Math.round(value * 1000) / 1000)
    })
    return [tags, ...points].join(' ').trim()
  })
}

const CASES: [string, string[]][] = [
  ['s("c", "*")', ['eu 5 9 2 2 7']],
  ['[s("c"), [s("b", {"region": "us"}), s("c")]]', ['eu 5 9 2 2 7', 'us 4 4 4 4 4', 'eu 5 9 2 2 7']],
  ['sum(s("a"))', ['111 202 333 444 555']],
  ['mean(s("a", {"region": "eu"}))', ['5.5 2 16.5 22 27.5']],
  ['min([s("b"), s("c")])', ['2 2 0 2 4']],
  ['max(s("a"))', ['100 200 300 400 500']],
  ['divide([s("c"), s("b", {"region": "eu"})])', ['eu 2.5 4.5 - 1 -']],
  ['divide([s("c"), s("a")])', []],
  ['divide(s("c"))', []],
  ['subtract([s("b", {"region": "us"}), s("c")])', ['-1 -5 2 2 -3']],
  ['multiply([s("a", {"region": "eu"}), s("b", {"region": "eu"})])', ['eu 20 - 0 320 -']],
  ['scale(s("c"), {factor: "1/2"})', ['eu 2.5 4.5 1 1 3.5']],
  ['abs(s("-"))', ['1 1 - 3 0']],
  ['rate(s("c"))', ['eu 0.083 0.15 0.033 0.033 0.117']],
  ['rate(s("c"), {duration: "60"})', ['eu 5 9 2 2 7']],
  ['derive(s("c"))', ['eu - 4 -7 0 5']],
  ['derive(s("c"), {detect_reset: "true"})', ['eu - 4 0 0 5']],
  ['derive(s("-"))', ['- 2 - -4 3']],
  ['integrate(s("b", {"region": "eu"}))', ['eu 2 4 4 6 -']],
  ['window(s("c"), {size: "2", function: "max"})', ['eu - 9 9 2 7']],
  ['window(s("c"), {size: "3", function: "median"})', ['eu - - 5 2 2']],
  ['window(s("c"))', ['eu 5 9 2 2 7']],
  ['moving_average(s("c"), {size: "2"})', ['eu - 7 5.5 2 4.5']],
  ['fill(s("-"), {value: "0"})', ['-1 1 0 -3 0']],
  ['fill(s("b", {"region": "eu"}), {value: "last"})', ['eu 2 2 0 2 2']],
  ['group_by("region", timeshift("2m", sum(s("a"))))', ['eu - - 11 2 33', 'us - - 100 200 300']],
  ['timeshift("2m", group_by("region", sum(s("a"))))', ['eu - - 11 2 33', 'us - - 100 200 300']],
  ['filter(s("a"), {gt: "50"})', ['us/3 100 200 300 400 500']],
  ['filter(s("a"), {gte: "5", lte: "50", function: "max"})', ['eu/1 1 2 3 4 5', 'eu/2 10 - 30 40 50']],
  ['top(s("a"), {count: "2"})', ['us/3 100 200 300 400 500', 'eu/2 10 - 30 40 50']],
  ['bottom(s("a"), {count: "1", function: "min"})', ['eu/1 1 2 3 4 5']],
  ['timeshift("0,1m", s("c"))', ['eu 5 9 2 2 7', 'eu - 5 9 2 2']],
  ['timeshift("+2m", s("c"))', ['eu 2 2 7 - -']],
  ['group_by("region", sum(s("a")))', ['eu 11 2 33 44 55', 'us 100 200 300 400 500']],
  ['group_by("region", divide([sum(s("a")), sum(s("b"))]))', ['eu 5.5 1 - 22 -', 'us 25 50 75 100 125']],
  ['group_by("region,host", s("a", {"region": "eu"}))', ['eu/1 1 2 3 4 5', 'eu/2 10 - 30 40 50']],
  ['group_by("nothing", sum(s("a")))', []],
  ['sum(s("missing"))', []],
]

it.each(CASES)('%s', async (text, expected) => {
  expect(await result(text)).toEqual(expected)
})

it('reads equal series once, and lets the reader aggregate', async () => {
  const requests: SeriesRequest[] = []
  const counting: ReadSeries = (request) => {
    requests.push(request)
    return read(request)
  }
  await evaluate(
    parse(
      'divide([sum(s("a", "x*", {function: "max", period: "300"})), sum(s("a", "x*", {function: "max", period: "300"}))])',
    ),
    counting,
    WINDOW,
  )
  expect(requests).toEqual([
    {
      metric: 'a',
      source: 'x*',
      tags: {},
      start: 0,
      end: 300,
      resolution: 60,
      function: 'max',
      period: 300,
      by: [],
      aggregation: 'sum',
    },
  ])
})

it('refuses a faulty composite before it reads anything', async () => {
  const never: ReadSeries = () => Promise.reject(new Error('was read'))
  await expect(evaluate(parse('top(s("a"))'), never, WINDOW)).rejects.toThrow('top() needs the option count')
})

it('says which part of the text cannot be evaluated', async () => {
  const refusing: ReadSeries = () => Promise.reject(new ComposeRefusal('These are too many'))
  const error: unknown = await evaluate(parse('sum([s("a"), s("b")])'), refusing, WINDOW).catch(
    (e: unknown) => e,
  )
  expect(error).toMatchObject({
    name: 'ComposeError',
    message: 'These are too many',
    span: { start: 5, end: 11 },
  })
})

it('does not fill without end', async () => {
  const long = { start: 0, end: 604_800 * 52, resolution: 1 }
  const each = Array.from({ length: 20 }, (_, n) => ({
    metric: 'm',
    tags: { n: String(n) },
    times: [0],
    values: [1],
    period: 1,
  }))
  await expect(
    evaluate(parse('fill(s("m"), {value: "0"})'), () => Promise.resolve(each), long),
  ).rejects.toThrow('This would fill in millions of points')
})

it('fills the steps without a point, and leaves every point at its time', async () => {
  const late = { metric: 'm', tags: {}, times: [7, 67, 250], values: [1, 2, 3], period: 60 }
  const filled = async (value: string) => {
    const [series] = await evaluate(
      parse(`fill(s("m"), {value: "${value}"})`),
      () => Promise.resolve([late]),
      {
        start: 0,
        end: 360,
        resolution: 1,
      },
    )
    return series!.times.map((time, at) => [time, series!.values[at]])
  }
  const points = [
    [7, 1],
    [67, 2],
  ]
  expect(await filled('0')).toEqual([...points, [120, 0], [180, 0], [250, 3], [300, 0]])
  expect(await filled('last')).toEqual([...points, [120, 2], [180, 2], [250, 3], [300, 3]])
})

it('finds the groups that only the time shifted to has', async () => {
  const old = { metric: 'm', tags: { region: 'old' }, times: [0], values: [1], period: 60 }
  const reader: ReadSeries = ({ start }) => Promise.resolve(start < 0 ? [{ ...old, times: [-86_400] }] : [])
  const found = await evaluate(parse('group_by("region", timeshift("1d", s("m")))'), reader, WINDOW)
  expect(found.map(({ tags, times }) => [tags.region, times])).toEqual([['old', [0]]])
})

it('reads no more than 200 times', async () => {
  const shifts = Array.from({ length: 20 }, (_, n) => n).join()
  const nested = parse(`timeshift("${shifts}m", timeshift("${shifts}h", s("a")))`)
  await expect(evaluate(nested, read, WINDOW)).rejects.toThrow('This reads more than 200 times')
})

it('tells the call that a series comes from, as long as it is one', async () => {
  const queries = async (text: string) =>
    (await evaluate(parse(text), read, WINDOW)).map(({ query }) => query)
  const call = { metric: 'c', tags: { region: 'eu' } }
  expect(await queries('scale(s("c", {"region":"eu"}), {factor:"2"})')).toEqual([call])
  expect(await queries('divide([s("c", {"region":"eu"}), s("c", {"region":"eu"})])')).toEqual([call])
  expect(await queries('subtract([s("c", {"region":"eu"}), s("c", {"region":"*"})])')).toEqual([undefined])
})
