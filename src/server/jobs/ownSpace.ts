import type { Chart } from '#api/charts.ts'
import type { Db } from '../engine/db.ts'
import { insertChart, takeStreamIds } from '../store/charts.ts'
import { insertSpace } from '../store/spaces.ts'

type OwnChart = Omit<Chart, 'id'>

const PER_SECOND = {
  transform_function: 'x/p',
  units_short: '/s',
  units_long: 'per second',
}
const byRoute = [
  { name: 'method', values: ['*'], grouped: true },
  { name: 'route', values: ['*'], grouped: true },
]
const byHost = [{ name: 'host', values: ['*'], grouped: true }]

/** Makes the space that shows what Poise says of itself; at the first start, so that there is one to look at. */
export async function createOwnSpace(db: Db, now: number): Promise<void> {
  const space = await insertSpace(db, OWN_SPACE.name, now)
  for (const { name, type, streams, ...settings } of OWN_SPACE.charts) {
    const ids = await takeStreamIds(db, streams.length)
    const numbered = streams.map((stream, index) => ({ ...stream, id: ids[index] }))
    await insertChart(db, space.id, { name, type, streams: numbered, settings }, now)
  }
}

const OWN_SPACE: { name: string; charts: readonly OwnChart[] } = {
  name: 'Poise',
  charts: [
    {
      name: 'Measurements accepted',
      type: 'bignumber',
      streams: [
        {
          metric: 'poise.measurements.accepted',
          group_function: 'sum',
          summary_function: 'sum',
          ...PER_SECOND,
        },
      ],
      layout: { x: 0, y: 0, w: 3, h: 2 },
    },
    {
      name: 'Request time',
      type: 'bignumber',
      streams: [{ metric: 'poise.request.time', group_function: 'average', summary_function: 'average' }],
      layout: { x: 3, y: 0, w: 3, h: 2 },
    },
    {
      name: 'Event loop delay',
      type: 'bignumber',
      streams: [{ metric: 'poise.event_loop.delay', group_function: 'max', summary_function: 'max' }],
      thresholds: [
        { operator: '>', value: 100, type: 'yellow' },
        { operator: '>', value: 1000, type: 'red' },
      ],
      layout: { x: 6, y: 0, w: 3, h: 2 },
    },
    {
      name: 'Memory',
      type: 'bignumber',
      streams: [
        {
          metric: 'poise.memory',
          group_function: 'sum',
          transform_function: 'x/1048576',
          units_short: 'MiB',
          units_long: 'mebibytes',
        },
      ],
      layout: { x: 9, y: 0, w: 3, h: 2 },
    },
    {
      name: 'Measurements accepted per second',
      type: 'line',
      streams: [
        {
          metric: 'poise.measurements.accepted',
          name: 'accepted',
          group_function: 'sum',
          summary_function: 'sum',
          ...PER_SECOND,
        },
      ],
      layout: { x: 0, y: 2, w: 6, h: 4 },
    },
    {
      name: 'Requests by route',
      type: 'stacked',
      streams: [
        {
          metric: 'poise.request.time',
          tags: byRoute,
          group_function: 'sum',
          summary_function: 'count',
          ...PER_SECOND,
        },
      ],
      layout: { x: 6, y: 2, w: 6, h: 4 },
    },
    {
      name: 'Request time by route',
      type: 'line',
      streams: [
        {
          metric: 'poise.request.time',
          tags: byRoute,
          group_function: 'average',
          summary_function: 'average',
        },
      ],
      layout: { x: 0, y: 6, w: 6, h: 4 },
    },
    {
      name: 'Query time',
      type: 'line',
      streams: [
        { metric: 'poise.query.time', name: 'mean', group_function: 'average', summary_function: 'average' },
        { metric: 'poise.query.time', name: 'slowest', group_function: 'max', summary_function: 'max' },
      ],
      layout: { x: 6, y: 6, w: 6, h: 4 },
    },
    {
      name: 'Memory by host',
      type: 'stacked',
      streams: [
        {
          metric: 'poise.memory',
          tags: byHost,
          group_function: 'average',
          transform_function: 'x/1048576',
          units_short: 'MiB',
          units_long: 'mebibytes',
        },
      ],
      layout: { x: 0, y: 10, w: 6, h: 4 },
    },
    {
      name: 'Event loop delay by host',
      type: 'line',
      streams: [
        { metric: 'poise.event_loop.delay', tags: byHost, group_function: 'max', summary_function: 'max' },
      ],
      layout: { x: 6, y: 10, w: 6, h: 4 },
    },
  ],
}
