import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ChartStream } from '#api/charts.ts'
import { ApiError, badParams, notFound } from '#api/errors.ts'
import { sharedEventList, sharedSeriesRead, type SharedSpace } from '#api/sharing.ts'
import { eventStreams } from '#chart/eventsOfChart.ts'
import { type Interval, intervalOf, type IntervalQuery, isInterval } from '#series/interval.ts'
import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { readSeries } from '../query/readSeries.ts'
import { listEventsWithin } from '../store/annotationEvents.ts'
import { type ChartRow, listCharts } from '../store/charts.ts'
import { findSpaceLinkBySlug, noteSpaceLinkUse, type SpaceLinkRow } from '../store/spaceLinks.ts'
import { shownCharts } from './charts.ts'
import { hangUp } from './hangUp.ts'
import { route } from './route.ts'
import { sharedChart, sharedSeries } from './sharedContent.ts'
import type { CountRead } from './sharedRate.ts'
import { turns } from './turns.ts'

/** Values of one answer, unless one line of each stream are more. */
const MOST_VALUES = 1_000_000
const MOST_EVENTS = 1_000
/** Reads of one link that the engine is busy with. */
const AT_ONCE = 2

/**
 * What who has a read-only link can read: streams and annotations of the charts of its space, as these are stored, with the
 * link's source, tags and time. Nothing that a caller sends says what is read but ids, a time, and how fine it shall be.
 *
 * @param count counts a read of a slug, and throws where there were too many
 */
export function sharedSpaceRoutes(app: FastifyInstance, deps: Deps, count: CountRead): void {
  const { db, now } = deps
  const inTurn = turns(AT_ONCE)

  route(app, deps, sharedSeriesRead, async ({ params, body, reply }) => {
    const link = await linkToRead(params.slug, reply)
    checkedInterval(link, body)
    const { streams: wanted, ...times } = body
    const charts = await listCharts(db, link.space_id)
    const streams = wanted.map((one, i) => knownStream(charts, one, i))
    checkOnce(streams)
    const query = { ...times, streams, source: link.source ?? undefined, tags: link.tags }
    const options = { signal: hangUp(reply), mostValues: MOST_VALUES, bounds: boundsOf(link) }
    const answer = await inTurn(link.slug, async () => {
      options.signal.throwIfAborted()
      return readSeries(deps, query, Math.floor(now()), options)
    })
    await noteSpaceLinkUse(db, link, now())
    return sharedSeries(answer)
  })

  route(app, deps, sharedEventList, async ({ params, query, reply }) => {
    const link = await linkToRead(params.slug, reply)
    const interval = checkedInterval(link, query)
    const streams = (await listCharts(db, link.space_id)).flatMap((chart) => chart.streams)
    const filter = {
      ...interval,
      streams: eventStreams(streams, link.source),
      sources: undefined,
      text: undefined,
      count: MOST_EVENTS,
    }
    const within = await inTurn(link.slug, () => listEventsWithin(db, filter))
    await noteSpaceLinkUse(db, link, now())
    return { start_time: interval.start, end_time: interval.end, ...within }
  })

  /** @throws ApiError 404, 410 or 429 */
  async function linkToRead(slug: string, reply: FastifyReply): Promise<SpaceLinkRow> {
    reply.header('cache-control', 'no-store')
    const link = await openLink(deps, slug)
    if (link === undefined) throw notFound()
    count(slug)
    return link
  }

  /** @throws ApiError 400 for an interval that the link does not show. */
  function checkedInterval(link: SpaceLinkRow, query: IntervalQuery): Interval {
    const interval = intervalOf(query, Math.floor(now()))
    if (!isInterval(interval)) throw badParams(interval)
    const { start = interval.start, end = interval.end } = boundsOf(link) ?? {}
    if (interval.start < start) throw badParams({ start_time: [`must be ${start} or later`] })
    if (interval.end > end) throw badParams({ end_time: [`must be ${end} or earlier`] })
    return interval
  }
}

/** The only time that a link shows; undefined for one that is live. */
const boundsOf = ({ start_time: start, end_time: end }: SpaceLinkRow): Interval | undefined =>
  start === null || end === null ? undefined : { start, end }

/** @throws ApiError 400: what is read twice is twice the work for the same answer. */
function checkOnce(streams: readonly ChartStream[]): void {
  const again = streams.findIndex((stream, i) => streams.indexOf(stream) < i)
  if (again >= 0) throw badParams({ [`streams[${again}]`]: ['is named already'] })
}

/**
 * The link of a slug; undefined where there is none.
 *
 * @throws ApiError 410 when it has expired
 */
export async function openLink(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  slug: string,
): Promise<SpaceLinkRow | undefined> {
  const link = await findSpaceLinkBySlug(db, slug)
  if (link === undefined) return undefined
  if (link.expires_at !== null && link.expires_at <= now()) {
    throw new ApiError(410, { errors: { request: ['This link has expired.'] } })
  }
  return link
}

/** The space of a link, with what is drawn of its charts. */
export async function sharedSpace(db: Db, link: SpaceLinkRow): Promise<SharedSpace> {
  const { space: name, source, tags, duration, start_time, end_time, expires_at } = link
  const charts = await shownCharts(db, await listCharts(db, link.space_id))
  return {
    kind: 'space',
    name,
    charts: charts.map(sharedChart),
    source,
    tags,
    duration,
    start_time,
    end_time,
    expires_at,
  }
}

/** @throws ApiError 400 */
function knownStream(
  charts: readonly ChartRow[],
  wanted: { chart: number; stream: number },
  index: number,
): ChartStream {
  const chart = charts.find(({ id }) => id === wanted.chart)
  const stream = chart?.streams.find(({ id }) => id === wanted.stream)
  if (stream === undefined) throw badParams({ [`streams[${index}]`]: ['is no stream of this space'] })
  return stream
}
