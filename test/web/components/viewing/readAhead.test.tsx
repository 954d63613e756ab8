import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SeriesQuery } from '#api/series.ts'
import { forgetReadAhead, readAhead, readSeries } from '#web/components/viewing/readAhead.ts'
import { noteSignedIn } from '#web/stores/signedIn.ts'
import { seriesAnswer } from './answers.ts'

const query = (metric: string): SeriesQuery => ({ duration: 3600, points: 200, streams: [{ metric }] })
const { signal } = new AbortController()
const sent: { body: string; signal: AbortSignal }[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', async (_url: string, init: { body: string; signal: AbortSignal }) => {
    sent.push(init)
    return Response.json(seriesAnswer({ streams: [] }))
  })
  noteSignedIn(true)
  window.history.replaceState(null, '', '/spaces/1')
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  noteSignedIn(false)
  forgetReadAhead()
})

it('asks for what an address asked first before anybody does, and once only', async () => {
  await readSeries(query('first'), signal)
  await readSeries(query('second'), signal)
  readAhead()
  expect(sent.map(({ body }) => JSON.parse(body) as SeriesQuery)).toEqual(
    ['first', 'second', 'first'].map(query),
  )
  expect(await readSeries(query('first'), signal)).toEqual(seriesAnswer({ streams: [] }))
  expect(sent).toHaveLength(3)
  await readSeries(query('first'), signal)
  expect(sent).toHaveLength(4)
})

it('gives up what was read ahead when something else is asked', async () => {
  await readSeries(query('first'), signal)
  readAhead()
  await readSeries(query('changed'), signal)
  expect(sent).toHaveLength(3)
  expect(sent[1]?.signal.aborted).toBe(true)
})

it('is given up with who waits for it', async () => {
  await readSeries(query('first'), signal)
  readAhead()
  const left = new AbortController()
  void readSeries(query('first'), left.signal)
  left.abort()
  expect(sent.map((one) => one.signal.aborted)).toEqual([false, true])
})

it.each<[string, () => void]>([
  ['at another address', () => window.history.replaceState(null, '', '/spaces/0')],
  ['after somebody signed out', () => noteSignedIn(false)],
  ['where what is kept is no list', () => localStorage.setItem('poise.readAhead', '{}')],
  [
    'where what is kept has another form',
    () => localStorage.setItem('poise.readAhead', '[null, 1, {}, ["/"]]'),
  ],
  ['in a tab that nobody sees', () => vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)],
  ['once it was forgotten', forgetReadAhead],
])('reads nothing ahead %s', async (_when, change) => {
  await readSeries(query('first'), signal)
  change()
  readAhead()
  expect(sent).toHaveLength(1)
})

it('keeps no question that was not answered', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ errors: { request: ['no'] } }, { status: 401 }))
  await expect(readSeries(query('first'), signal)).rejects.toThrow('no')
  readAhead()
  expect(localStorage.getItem('poise.readAhead')).toBeNull()
})
