import { describe, expect, it } from 'vitest'
import { ApiError, badParams } from '#api/errors.ts'
import type { SeriesQuery } from '#api/series.ts'
import { batchSeries, type ReadSeries } from '#web/components/viewing/seriesBatch.ts'
import { seriesAnswer, streamSeries } from './answers.ts'

/** Answers each stream with a line whose values name it; refuses streams called `bad`. */
function recorder() {
  const sent: { body: SeriesQuery; signal: AbortSignal }[] = []
  const read: ReadSeries = async (body, signal) => {
    sent.push({ body, signal })
    if (body.streams.some(({ metric }) => metric === 'bad')) throw badParams({ streams: ['bad'] })
    return seriesAnswer({ streams: body.streams.map(({ metric }) => streamSeries([[Number(metric)]])) })
  }
  return { sent, read: batchSeries(read) }
}

const query = (metrics: string[], duration = 60): SeriesQuery => ({
  duration,
  points: 200,
  streams: metrics.map((metric) => ({ metric })),
})
const signal = new AbortController().signal
const first = (answer: { streams: { lines: { values: (number | null)[] }[] }[] }) =>
  answer.streams.map(({ lines }) => lines[0]?.values[0])

describe('reading the series of many charts', () => {
  it('joins what is asked for at once and gives each chart its own streams', async () => {
    const { sent, read } = recorder()
    const answers = await Promise.all([read(query(['1', '2']), signal), read(query(['3']), signal)])
    expect(sent).toHaveLength(1)
    expect(answers.map(first)).toEqual([[1, 2], [3]])
  })

  it('keeps different intervals apart, and large joins', async () => {
    const { sent, read } = recorder()
    await Promise.all([read(query(['1'], 60), signal), read(query(['2'], 90), signal)])
    expect(sent).toHaveLength(2)
    const many = Array.from({ length: 30 }, (_, i) => String(i))
    await Promise.all([read(query(many), signal), read(query(many), signal)])
    expect(sent).toHaveLength(4)
  })

  it('asks again one by one when the server refuses a join, so that only the chart at fault fails', async () => {
    const { read } = recorder()
    const [good, bad] = await Promise.allSettled([read(query(['1']), signal), read(query(['bad']), signal)])
    expect(good.status).toBe('fulfilled')
    expect(bad.status).toBe('rejected')
  })

  it.each([
    [0, 1],
    [401, 1],
    [429, 1],
    [500, 3],
    [502, 1],
    [503, 1],
  ])('after an answer of %d two charts have sent %d requests', async (status, requests) => {
    const { signal } = new AbortController()
    let sent = 0
    const read = batchSeries(async () => {
      sent++
      throw new ApiError(status, { errors: { system: ['no'] } })
    })
    const answers = await Promise.allSettled([read(query(['1']), signal), read(query(['2']), signal)])
    expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected'])
    expect(sent).toBe(requests)
  })

  it('asks again for none that has left before a join was refused', async () => {
    const { sent, read } = recorder()
    const left = new AbortController()
    const answers = Promise.allSettled([read(query(['1']), left.signal), read(query(['bad']), signal)])
    left.abort()
    await answers
    expect(sent.map(({ body }) => body.streams.length)).toEqual([1])
  })

  it('gives up a request only when nobody waits for it any more', async () => {
    const { sent, read } = recorder()
    const [one, other] = [new AbortController(), new AbortController()]
    const answers = Promise.all([read(query(['1']), one.signal), read(query(['2']), other.signal)])
    await new Promise((done) => setTimeout(done))
    one.abort()
    expect(sent[0]?.signal?.aborted).toBe(false)
    other.abort()
    expect(sent[0]?.signal?.aborted).toBe(true)
    await answers
  })
})
