import type { ChartStream } from '#api/charts.ts'
import type { Metric } from '#api/metrics.ts'

/** What of a metric tells how it is best drawn. */
export type NamedMetric = Pick<Metric, 'name' | 'type' | 'attributes'>

/** What a metric measures, as far as its name tells: things of one role stand on one chart. */
export type Role = 'time' | 'bytes' | 'percent' | 'events' | 'amount'

const ROLES: readonly [Role, RegExp][] = [
  ['percent', /percent|pct|usage|utili[sz]ation|(^|[._-])cpu([._-]|$)/i],
  ['bytes', /bytes|octets|(^|[._-])(mem|memory|swap|heap|rss|df_complex)([._-]|$)/i],
  ['time', /(^|[._-])(time|latency|duration|elapsed|response|wait)([._-]|$)|[._-](ms|msec|millis|seconds)$/i],
  [
    'events',
    /(^|[._-])(count|counts|requests|hits|misses|errors?|failures|exceptions|total|calls|jobs|messages|events|sent|received|dropped|signups|logins|orders)$/i,
  ],
]

/** What statsd and clients like it make of one timer. */
export const TIMER_PARTS = /^(mean|median|upper|lower|std|min|max|avg|p?\d{2,3}|(mean|upper|sum)_\d+)$/

export function roleOf({ name }: NamedMetric): Role {
  const last = name.split('.').at(-1) ?? ''
  if (TIMER_PARTS.test(last) && !/percent|bytes/i.test(name)) return 'time'
  return ROLES.find(([, pattern]) => pattern.test(name))?.[0] ?? 'amount'
}

const UNITS: Readonly<Record<Role, string | null>> = {
  time: 'ms',
  bytes: 'B',
  percent: '%',
  events: null,
  amount: null,
}

/** The stream that draws a metric: what happens is added up, what is a state is averaged, what only grows is a rate. */
export function streamOf(metric: NamedMetric): ChartStream {
  const { name, type, attributes } = metric
  const role = roleOf(metric)
  const unit = attributes.display_units_short || unitOf(name, role)
  if (type === 'composite') return { metric: name, ...(unit ? { units_short: unit } : {}) }
  if (type === 'counter') {
    // Ticks of a processor, a hundred of which are a second.
    const rate = role === 'percent' ? '%' : `${role === 'bytes' ? 'B' : ''}/s`
    return { metric: name, group_function: 'sum', transform_function: 'x/p', units_short: rate }
  }
  const added = role === 'events'
  return {
    metric: name,
    group_function: added || role === 'bytes' ? 'sum' : 'average',
    ...(attributes.summarize_function ? {} : { summary_function: added ? 'sum' : 'average' }),
    ...(unit ? { units_short: unit } : {}),
  }
}

function unitOf(name: string, role: Role): string | null {
  if (role === 'time' && /seconds$/i.test(name) && !/(milli|micro)seconds$/i.test(name)) return 's'
  return UNITS[role]
}
