import { annotated, type SampleSpace } from './spaces.ts'

/** Machines behind a load balancer: what is busy, what is slow, and whether one follows from the other. */
export const webFleet: SampleSpace = {
  name: 'Web fleet',
  charts: annotated(
    [
      {
        name: 'Requests',
        type: 'bignumber',
        streams: [{ metric: 'aws.elb.requests', group_function: 'sum', summary_function: 'average' }],
        layout: { x: 0, y: 0, w: 3, h: 2 },
      },
      {
        name: 'Latency',
        type: 'bignumber',
        streams: [{ metric: 'aws.ec2.latency', group_function: 'average', summary_function: 'average' }],
        thresholds: [
          { operator: '>', value: 60, type: 'yellow' },
          { operator: '>', value: 80, type: 'red' },
        ],
        layout: { x: 3, y: 0, w: 3, h: 2 },
      },
      {
        name: 'Busiest instance',
        type: 'bignumber',
        streams: [{ metric: 'aws.ec2.cpu', group_function: 'max', summary_function: 'average' }],
        thresholds: [{ operator: '>', value: 99, type: 'red' }],
        layout: { x: 6, y: 0, w: 3, h: 2 },
      },
      {
        name: 'Primary database',
        type: 'bignumber',
        streams: [
          { metric: 'aws.rds.cpu', tags: [{ name: 'role', values: ['primary'] }], group_function: 'max' },
        ],
        thresholds: [{ operator: '>', value: 60, type: 'yellow' }],
        layout: { x: 9, y: 0, w: 3, h: 2 },
      },
      {
        name: 'CPU by instance',
        type: 'line',
        streams: [
          {
            metric: 'aws.ec2.cpu',
            tags: [
              { name: 'instance', values: ['*'], grouped: true },
              { name: 'region', dynamic: true },
            ],
            group_function: 'breakout',
          },
        ],
        min: 0,
        max: 100,
        layout: { x: 0, y: 2, w: 8, h: 4 },
      },
      {
        name: 'CPU by role',
        type: 'line',
        streams: [
          {
            metric: 'aws.ec2.cpu',
            tags: [
              { name: 'role', values: ['*'], grouped: true },
              { name: 'region', dynamic: true },
            ],
            group_function: 'average',
          },
        ],
        layout: { x: 8, y: 2, w: 4, h: 4 },
      },
      {
        name: 'Do requests make it slow?',
        type: 'line',
        streams: [
          { metric: 'aws.elb.requests', name: 'requests', group_function: 'sum' },
          { metric: 'aws.ec2.latency', name: 'latency', group_function: 'average' },
        ],
        layout: { x: 0, y: 6, w: 6, h: 4 },
      },
      {
        name: 'Network in',
        type: 'stacked',
        streams: [
          {
            metric: 'aws.ec2.network_in',
            tags: [{ name: 'instance', values: ['*'], grouped: true }],
            group_function: 'breakout',
            transform_function: 'x/1024',
            units_short: 'KiB/s',
            units_long: 'kibibytes per second',
          },
        ],
        layout: { x: 6, y: 6, w: 6, h: 4 },
      },
      {
        name: 'Databases',
        type: 'line',
        streams: [
          {
            metric: 'aws.rds.cpu',
            tags: [{ name: 'role', values: ['*'], grouped: true }],
            group_function: 'breakout',
          },
        ],
        layout: { x: 0, y: 10, w: 4, h: 4 },
      },
      {
        name: 'Auto scaling groups',
        type: 'line',
        streams: [
          {
            metric: 'aws.asg.cpu',
            tags: [{ name: 'group', values: ['*'], grouped: true }],
            group_function: 'breakout',
          },
        ],
        layout: { x: 4, y: 10, w: 4, h: 4 },
      },
      {
        name: 'Disk writes',
        type: 'stacked',
        streams: [
          {
            metric: 'aws.ec2.disk_write',
            tags: [{ name: 'instance', values: ['*'], grouped: true }],
            group_function: 'breakout',
            transform_function: 'x/1024',
            units_short: 'KiB/s',
            units_long: 'kibibytes per second',
          },
        ],
        layout: { x: 8, y: 10, w: 4, h: 4 },
      },
    ],
    'web.anomalies',
  ),
}
