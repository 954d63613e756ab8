import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ChartStream } from '#api/charts.ts'
import { ApiError, badParams, notFound } from '#api/errors.ts'
import { sharedEventList, sharedSeriesRead, type SharedSpace } from '#api/sharing.ts'
import { annotationNames, ownEvents } from '#chart/eventsOfChart.ts'
import { within } from '#series/cutSeries.ts'
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
import { sharedRate } from './sharedRate.ts'

/** Values and events of one answer. */
const MOST_VALUES = 1_000_000
const MOST_EVENTS = 1_000

/**
 * What who has a read-only link can read: streams and annotations of the charts of its space, as these are stored, with the
 * link's source, tags and time. Nothing that a caller sends says what is read but ids and a time.
 */
export function sharedSpaceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const count = sharedRate(now)

  route(app, deps, sharedSeriesRead, async ({ params, body, reply }) => {
    const link = await linkToRead(params.slug, reply)
    checkedInterval(link, body)
    const { streams: wanted, ...times } = body
    const charts = await listCharts(db, link.space_id)
    const streams = wanted.map((one, i) => knownStream(charts, one, i))
    const query = { ...times, streams, source: link.source ?? undefined, tags: link.tags }
    const options = { signal: hangUp(reply), mostValues: MOST_VALUES }
    const answer = await readSeries(deps, query, Math.floor(now()), options)
    const { start_time, end_time } = link
    return start_time === null || end_time === null ? answer : within(answer, { start_time, end_time })
  })

  route(app, deps, sharedEventList, async ({ params, query, reply }) => {
    const link = await linkToRead(params.slug, reply)
    const interval = checkedInterval(link, query)
    const { start: start_time, end: end_time } = interval
    const streams = (await listCharts(db, link.space_id)).flatMap((chart) => chart.streams)
    const names = annotationNames(streams)
    if (names.length === 0) return { start_time, end_time, found: 0, events: [] }
    const filter = { ...interval, streams: names, sources: undefined, text: undefined, count: MOST_EVENTS }
    const read = await listEventsWithin(db, filter)
    const events = ownEvents(streams, link.source, read.events)
    return { start_time, end_time, found: read.found - read.events.length + events.length, events }
  })

  /** @throws ApiError 404, 410 or 429 */
  async function linkToRead(slug: string, reply: FastifyReply): Promise<SpaceLinkRow> {
    reply.header('cache-control', 'no-store')
    const link = await openLink(deps, slug)
    if (link === undefined) throw notFound()
    count(link.id)
    await noteSpaceLinkUse(db, link, now())
    return link
  }

  /** @throws ApiError 400 for an interval that the link does not show. */
  function checkedInterval({ start_time, end_time }: SpaceLinkRow, query: IntervalQuery): Interval {
    const interval = intervalOf(query, Math.floor(now()))
    if (!isInterval(interval)) throw badParams(interval)
    if (start_time !== null && end_time !== null) {
      if (interval.start < start_time) throw badParams({ start_time: [`must be ${start_time} or later`] })
      if (interval.end > end_time) throw badParams({ end_time: [`must be ${end_time} or earlier`] })
    }
    return interval
  }
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

/** The space of a link, without what leads elsewhere. */
export async function sharedSpace(db: Db, link: SpaceLinkRow): Promise<SharedSpace> {
  const { space: name, source, tags, duration, start_time, end_time, expires_at } = link
  const charts = await shownCharts(db, await listCharts(db, link.space_id))
  return {
    kind: 'space',
    name,
    charts: charts.map(({ related_space: _elsewhere, ...chart }) => chart),
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
