import { annotated, type SampleSpace } from './spaces.ts'

/** One machine, the hall it stands in, and the hands at its console. */
export const factoryFloor: SampleSpace = {
  name: 'Factory floor',
  charts: annotated(
    [
      {
        name: 'Press 1',
        type: 'bignumber',
        streams: [{ metric: 'machine.temperature', tags: [{ name: 'machine', values: ['press-1'] }] }],
        thresholds: [
          { operator: '<', value: 70, type: 'yellow' },
          { operator: '<', value: 50, type: 'red' },
        ],
        layout: { x: 0, y: 0, w: 3, h: 4 },
      },
      {
        name: 'Machine and hall',
        type: 'line',
        streams: [
          { metric: 'machine.temperature', name: 'press 1', group_function: 'average' },
          { metric: 'room.temperature', name: 'hall', group_function: 'average' },
        ],
        layout: { x: 3, y: 0, w: 9, h: 4 },
      },
      {
        name: 'Key hold time',
        type: 'line',
        streams: [
          {
            metric: 'console.key_hold',
            name: 'key hold',
            transform_function: 'x*1000',
            units_short: 'ms',
            units_long: 'milliseconds',
          },
        ],
        layout: { x: 0, y: 4, w: 6, h: 4 },
      },
      {
        name: 'Pause between keys',
        type: 'line',
        streams: [{ metric: 'console.key_pause', name: 'pause', summary_function: 'max' }],
        layout: { x: 6, y: 4, w: 6, h: 4 },
      },
    ],
    'factory.anomalies',
  ),
}
