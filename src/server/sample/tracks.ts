import type { Tags } from '#api/names.ts'

/** Which recording plays as which stream. Instances are the recordings' own; regions and roles are made up. */
export interface Track {
  recording: string
  metric: string
  tags: Tags
  /** Multiplies the recorded value; turns a total over the recording's step into a rate. */
  scale?: number
  /** Where labelled anomalies of this track are annotated, and what they are called. */
  annotations: string
  anomaly: string
}

/** Seconds between two measurements of every track. */
export const PERIOD = 10

const WEB = { annotations: 'web.anomalies' }
const CITY = { annotations: 'city.anomalies', anomaly: 'Unusual traffic' }
const FACTORY = { annotations: 'factory.anomalies' }

const ec2 = (metric: string, file: string, instance: string, region: string, role: string): Track => ({
  ...WEB,
  recording: `ec2_${file}_${instance}`,
  metric: `aws.ec2.${metric}`,
  tags: { instance: `i-${instance}`, region, role },
  anomaly: 'Unusual load',
})
const cpu = (instance: string, region: string, role: string): Track =>
  ec2('cpu', 'cpu_utilization', instance, region, role)
/** Totals over five minutes, as bytes per second. */
const perSecond = (track: Track): Track => ({ ...track, scale: 1 / 300 })
const road = (metric: string, file: string, sensor: string, road: string): Track => ({
  ...CITY,
  recording: `${file}_${sensor}`,
  metric: `traffic.${metric}`,
  tags: { sensor, road },
})

export const TRACKS: readonly Track[] = [
  cpu('5f5533', 'us-east-1', 'web'),
  cpu('fe7f93', 'us-east-1', 'web'),
  cpu('ac20cd', 'us-east-1', 'api'),
  cpu('825cc2', 'eu-west-1', 'worker'),
  cpu('77c1ca', 'eu-west-1', 'worker'),
  cpu('53ea38', 'eu-west-1', 'web'),
  cpu('24ae8d', 'us-east-1', 'cache'),
  cpu('c6585a', 'eu-west-1', 'cache'),
  perSecond(ec2('network_in', 'network_in', '257a54', 'us-east-1', 'web')),
  perSecond(ec2('network_in', 'network_in', '5abac7', 'us-east-1', 'api')),
  {
    ...perSecond(ec2('network_in', '', 'a2eb1cd9', 'eu-west-1', 'web')),
    recording: 'iio_us-east-1_i-a2eb1cd9_NetworkIn',
  },
  perSecond(ec2('disk_write', 'disk_write_bytes', '1ef3de', 'us-east-1', 'worker')),
  perSecond(ec2('disk_write', 'disk_write_bytes', 'c0d644', 'eu-west-1', 'worker')),
  {
    ...WEB,
    recording: 'elb_request_count_8c0756',
    metric: 'aws.elb.requests',
    tags: { balancer: 'elb-8c0756', region: 'us-east-1', role: 'web' },
    scale: 1 / 5,
    anomaly: 'Unusual number of requests',
  },
  {
    ...WEB,
    recording: 'ec2_request_latency_system_failure',
    metric: 'aws.ec2.latency',
    tags: { region: 'us-east-1', role: 'api' },
    anomaly: 'System failure',
  },
  {
    ...WEB,
    recording: 'grok_asg_anomaly',
    metric: 'aws.asg.cpu',
    tags: { group: 'grok', region: 'us-east-1', role: 'api' },
    anomaly: 'Instances lost',
  },
  {
    ...WEB,
    recording: 'cpu_utilization_asg_misconfiguration',
    metric: 'aws.asg.cpu',
    tags: { group: 'web', region: 'eu-west-1', role: 'web' },
    anomaly: 'Group misconfigured',
  },
  {
    ...WEB,
    recording: 'rds_cpu_utilization_cc0c53',
    metric: 'aws.rds.cpu',
    tags: { instance: 'db-cc0c53', region: 'us-east-1', role: 'replica' },
    anomaly: 'Unusual load',
  },
  {
    ...WEB,
    recording: 'rds_cpu_utilization_e47b3b',
    metric: 'aws.rds.cpu',
    tags: { instance: 'db-e47b3b', region: 'us-east-1', role: 'primary' },
    anomaly: 'Unusual load',
  },
  road('speed', 'speed', '6005', 'i-35w'),
  road('speed', 'speed', '7578', 'i-94'),
  road('speed', 'speed', 't4013', 'i-494'),
  road('occupancy', 'occupancy', '6005', 'i-35w'),
  road('occupancy', 'occupancy', 't4013', 'i-494'),
  road('travel_time', 'TravelTime', '387', 'i-35e'),
  road('travel_time', 'TravelTime', '451', 'i-694'),
  {
    ...CITY,
    recording: 'nyc_taxi',
    metric: 'taxi.passengers',
    tags: { city: 'new-york' },
    scale: 1 / 30,
    anomaly: 'Holiday or storm',
  },
  {
    ...FACTORY,
    recording: 'machine_temperature_system_failure',
    metric: 'machine.temperature',
    tags: { machine: 'press-1', hall: 'north' },
    anomaly: 'Machine failing',
  },
  {
    ...FACTORY,
    recording: 'ambient_temperature_system_failure',
    metric: 'room.temperature',
    tags: { hall: 'north' },
    anomaly: 'Cooling failed',
  },
  {
    ...FACTORY,
    recording: 'rogue_agent_key_hold',
    metric: 'console.key_hold',
    tags: { console: 'north' },
    anomaly: 'Somebody else at the console',
  },
  {
    ...FACTORY,
    recording: 'rogue_agent_key_updown',
    metric: 'console.key_pause',
    tags: { console: 'north' },
    anomaly: 'Somebody else at the console',
  },
]
