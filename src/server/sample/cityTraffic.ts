import { annotated, type SampleSpace } from './spaces.ts'

/** Roads and taxis: how a city fills and empties, and what a holiday does to it. */
export const cityTraffic: SampleSpace = {
  name: 'City traffic',
  charts: annotated(
    [
      {
        name: 'Slowest road',
        type: 'bignumber',
        streams: [{ metric: 'traffic.speed', group_function: 'min', summary_function: 'average' }],
        thresholds: [
          { operator: '<', value: 50, type: 'yellow' },
          { operator: '<', value: 30, type: 'red' },
        ],
        layout: { x: 0, y: 0, w: 4, h: 2 },
      },
      {
        name: 'Longest trip',
        type: 'bignumber',
        streams: [
          {
            metric: 'traffic.travel_time',
            group_function: 'max',
            summary_function: 'average',
            transform_function: 'x/60',
            units_short: 'min',
            units_long: 'minutes',
          },
        ],
        layout: { x: 4, y: 0, w: 4, h: 2 },
      },
      {
        name: 'Getting into taxis',
        type: 'bignumber',
        streams: [{ metric: 'taxi.passengers', group_function: 'sum', summary_function: 'average' }],
        layout: { x: 8, y: 0, w: 4, h: 2 },
      },
      {
        name: 'Speed by road',
        type: 'line',
        streams: [
          {
            metric: 'traffic.speed',
            tags: [{ name: 'road', values: ['*'], grouped: true }],
            group_function: 'breakout',
          },
        ],
        min: 0,
        layout: { x: 0, y: 2, w: 8, h: 4 },
      },
      {
        name: 'Full and slow on I-494',
        type: 'line',
        streams: [
          { metric: 'traffic.occupancy', tags: [{ name: 'sensor', values: ['t4013'] }], name: 'occupancy' },
          { metric: 'traffic.speed', tags: [{ name: 'sensor', values: ['t4013'] }], name: 'speed' },
        ],
        layout: { x: 8, y: 2, w: 4, h: 4 },
      },
      {
        name: 'Taxi passengers',
        type: 'stacked',
        streams: [{ metric: 'taxi.passengers', name: 'new-york', group_function: 'sum' }],
        layout: { x: 0, y: 6, w: 6, h: 4 },
      },
      {
        name: 'Travel time',
        type: 'line',
        streams: [
          {
            metric: 'traffic.travel_time',
            tags: [{ name: 'road', values: ['*'], grouped: true }],
            group_function: 'breakout',
            transform_function: 'x/60',
            units_short: 'min',
            units_long: 'minutes',
          },
        ],
        layout: { x: 6, y: 6, w: 6, h: 4 },
      },
    ],
    'city.anomalies',
  ),
}
