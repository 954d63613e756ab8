import type { MetricUpdate } from '#api/metrics.ts'

const percent = { display_units_long: 'percent', display_units_short: '%', display_min: 0 }
const bytes = { display_units_long: 'bytes per second', display_units_short: 'B/s', display_min: 0 }

/** The metrics that the tracks play, with what a chart needs to label them. */
export const METRICS: Record<string, MetricUpdate> = {
  'aws.ec2.cpu': { display_name: 'EC2 CPU', attributes: { ...percent, display_max: 100 } },
  'aws.ec2.network_in': { display_name: 'EC2 network in', attributes: bytes },
  'aws.ec2.disk_write': { display_name: 'EC2 disk write', attributes: bytes },
  'aws.asg.cpu': { display_name: 'Auto scaling group CPU', attributes: { ...percent, display_max: 100 } },
  'aws.rds.cpu': { display_name: 'RDS CPU', attributes: { ...percent, display_max: 100 } },
  'aws.elb.requests': {
    display_name: 'Load balancer requests',
    attributes: { display_units_long: 'requests per minute', display_units_short: 'req/min', display_min: 0 },
  },
  'aws.ec2.latency': {
    display_name: 'Request latency',
    attributes: { display_units_long: 'milliseconds', display_units_short: 'ms', display_min: 0 },
  },
  'traffic.speed': {
    display_name: 'Traffic speed',
    attributes: { display_units_long: 'miles per hour', display_units_short: 'mph', display_min: 0 },
  },
  'traffic.occupancy': { display_name: 'Road occupancy', attributes: percent },
  'traffic.travel_time': {
    display_name: 'Travel time',
    attributes: { display_units_long: 'seconds', display_units_short: 's', display_min: 0 },
  },
  'taxi.passengers': {
    display_name: 'Taxi passengers',
    attributes: { display_units_long: 'passengers per minute', display_units_short: '/min', display_min: 0 },
  },
  'machine.temperature': {
    display_name: 'Machine temperature',
    attributes: { display_units_long: 'degrees Fahrenheit', display_units_short: '°F' },
  },
  'room.temperature': {
    display_name: 'Room temperature',
    attributes: { display_units_long: 'degrees Fahrenheit', display_units_short: '°F' },
  },
  'console.key_hold': {
    display_name: 'Key hold time',
    description:
      'How long keys are held down at the operator console; a change means someone else is typing.',
    attributes: { display_units_long: 'seconds', display_units_short: 's', display_min: 0 },
  },
  'console.key_pause': {
    display_name: 'Pause between keys',
    description: 'How long it takes from one key to the next at the operator console.',
    attributes: { display_units_long: 'seconds', display_units_short: 's', display_min: 0 },
  },
}
