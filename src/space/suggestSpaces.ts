import type { ChartStream } from '#api/charts.ts'
import type { ChartDocument } from '#api/spaceDocument.ts'
import { type NamedMetric, type Role, roleOf, streamOf, TIMER_PARTS } from './metricRole.ts'

/** A space that could be made of metrics that are there. */
export interface Suggestion {
  /** What the names of its metrics begin with; empty for those that have nothing in common. */
  prefix: string
  /** How many metrics there are of this prefix. */
  metrics: number
  charts: ChartDocument[]
}

const MOST_CHARTS = 24
const MOST_STREAMS = 8

/** Spaces of charts for metrics, by what their names begin with; the one of the most metrics first. */
export function suggestSpaces(metrics: readonly NamedMetric[]): Suggestion[] {
  const byPrefix = groupBy(metrics, ({ name }) => partsOf(name)[0] ?? '')
  const alone = [...byPrefix.values()].filter((group) => group.length === 1).flat()
  const groups = [...byPrefix].filter(([, group]) => group.length > 1)
  return [...groups, ...(alone.length > 0 ? [['', alone] as const] : [])]
    .map(([prefix, group]) => ({ prefix, metrics: group.length, charts: chartsOf(prefix, group) }))
    .toSorted((a, b) => b.metrics - a.metrics || (a.prefix < b.prefix ? -1 : 1))
}

/** A name without dots is parted where other clients part it. */
function partsOf(name: string): string[] {
  return name.split(/[.:/]/.test(name) ? /[.:/]/ : /[_-]/).filter((part) => part !== '')
}

function chartsOf(prefix: string, metrics: readonly NamedMetric[]): ChartDocument[] {
  const within = (name: string) => partsOf(name).slice(prefix === '' ? 0 : 1)
  // The cores of a machine and the disks of a shelf are one family.
  const families = groupBy(metrics, (metric) => {
    const path = within(metric.name).slice(0, -1).map(generalized)
    const role = roleOf(metric)
    // Amounts that only begin alike may be of any size: one would hide the other.
    const own = path.length === 0 && (prefix === '' || role === 'amount') ? metric.name : ''
    return [path.join('.'), role, own].join('\n')
  })
  const charts = [...families].flatMap(([key, family]) => {
    const [path = '', role] = key.split('\n') as [string, Role]
    return familyCharts(path.split('.').filter(Boolean), prefix, role, family, within)
  })
  return charts.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_CHARTS)
}

/** One of several alike, such as the second core; `ec2` is none. */
const INSTANCE = /^(\d+|(core|cpu|disk|dm|eth|ens|md|nvme|sd|vd|xvd)[-_a-z]?\d+)$/i

const generalized = (part: string): string => (INSTANCE.test(part) ? '*' : part)

function familyCharts(
  path: readonly string[],
  prefix: string,
  role: Role,
  family: readonly NamedMetric[],
  within: (name: string) => string[],
): ChartDocument[] {
  const lastOf = ({ name }: NamedMetric) => within(name).at(-1) ?? name
  const byLast = groupBy(family, lastOf)
  const title = titleOf(path) || titleOf([prefix])
  const whole = wholeOf([...byLast.keys()])
  const severalOfEach = family.length > byLast.size
  if (!severalOfEach && byLast.size > 1 && (whole || byLast.size <= MOST_STREAMS)) {
    const streams = family.map((metric) => ({ ...streamOf(metric), name: lastOf(metric) }))
    return [{ name: title, ...(whole ? { type: 'stacked' as const } : {}), streams }]
  }
  return [...byLast].map(([last, same]) => {
    const name = titleOf([...path, last])
    const [only] = same
    if (same.length === 1 && only !== undefined) return { name, streams: aloneStreams(only, role) }
    return { name, streams: same.slice(0, MOST_STREAMS).map(streamOf) }
  })
}

/** The peaks of a time matter as much as its average. */
function aloneStreams(metric: NamedMetric, role: Role): ChartStream[] {
  const stream = streamOf(metric)
  const last = metric.name.split('.').at(-1) ?? ''
  if (role !== 'time' || metric.type !== 'gauge' || TIMER_PARTS.test(last)) return [stream]
  return [
    { ...stream, name: 'average' },
    { ...stream, name: 'max', group_function: 'max', summary_function: 'max' },
  ]
}

/** Names of the parts of a whole: stacked on each other they are all there is. */
const WHOLES = [
  ['user', 'system', 'idle', 'nice', 'wait', 'steal', 'interrupt', 'softirq', 'iowait'],
  ['used', 'free', 'cached', 'buffered', 'slab_recl', 'slab_unrecl', 'reserved', 'buffers'],
]

const wholeOf = (lasts: readonly string[]): boolean =>
  WHOLES.some((parts) => lasts.length > 1 && lasts.every((last) => parts.includes(last)))

/** What is looked at first comes first. */
const FIRST = ['cpu', 'load', 'memory', 'swap', 'df', 'disk', 'interface']

function rankOf({ name }: ChartDocument): number {
  const at = FIRST.findIndex((word) => (name ?? '').toLowerCase().startsWith(word))
  return at < 0 ? FIRST.length : at
}

/** `memory.memory` says the same twice, and so does `cpu.0.cpu`. */
function titleOf(parts: readonly string[]): string {
  const named = parts.filter((part) => part !== '*')
  return named.filter((part, index) => part !== named[index - 1]).join(' ')
}

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
