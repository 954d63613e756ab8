import type { Tags } from '#api/names.ts'

/** What can tell one line of a chart from another, in the order it is read. */
export interface Identity {
  /** The stream's own name; it stands for metric and functions. */
  name: string | null
  /** Metric name, or the text of a composite. */
  metric: string
  /** Such as `max` or `sum of max`; only worth saying where lines of a metric differ in it. */
  functions: string
  tags: Tags
}

export interface Label {
  /** Everything: for a tooltip's first line, a table, a screen reader. */
  long: string
  /** Only what differs between the lines of this chart. */
  short: string
}

const SEPARATOR = ' · '

/** Labels of all lines of one chart: what all lines have in common is left out of the short ones. */
export function labels(identities: readonly Identity[]): Label[] {
  const names = shortNames(identities.map((identity) => identity.name ?? identity.metric))
  const tagNames = differingTags(identities.map((identity) => identity.tags))
  const heads = identities.map(head)
  const sameHead = heads.every((text) => text === heads[0])
  const ambiguous = metricsOfSeveralFunctions(identities)
  return identities.map((identity, i) => {
    const { name, metric, functions, tags } = identity
    const long = [name ?? metric, ...tagTexts(tags, Object.keys(tags))].join(SEPARATOR)
    if (identities.length === 1) return { long, short: name ?? (metric || long) }
    const parts: string[] = []
    if (!sameHead) parts.push(names[i]!)
    if (name === null && functions !== '' && ambiguous.has(metric)) parts.push(functions)
    parts.push(...tagTexts(tags, tagNames))
    return { long, short: parts.length > 0 ? parts.join(SEPARATOR) : names[i]! }
  })
}

const head = (identity: Identity) => identity.name ?? identity.metric

/** Functions are only said of metrics that are drawn with more than one set of them. */
function metricsOfSeveralFunctions(identities: readonly Identity[]): Set<string> {
  const first = new Map<string, string>()
  const several = new Set<string>()
  for (const { name, metric, functions } of identities) {
    if (name !== null) continue
    if ((first.get(metric) ?? functions) !== functions) several.add(metric)
    first.set(metric, functions)
  }
  return several
}

/** Tag names whose value is not the same on every line. */
function differingTags(all: readonly Tags[]): string[] {
  const names = [...new Set(all.flatMap((tags) => Object.keys(tags)))].sort()
  const first = all[0] ?? {}
  return names.filter((name) => all.some((tags) => tags[name] !== first[name]))
}

const tagTexts = (tags: Tags, names: readonly string[]) =>
  [...names].sort().flatMap((name) => (tags[name] === undefined ? [] : [tags[name]]))

/** `aws.ec2.cpu` and `aws.ec2.disk` are `cpu` and `disk` beside each other. */
function shortNames(names: readonly string[]): string[] {
  const distinct = [...new Set(names)]
  if (distinct.length < 2) return [...names]
  const parts = distinct.map((name) => name.split('.'))
  let common = 0
  while (parts.every((words) => common < words.length - 1 && words[common] === parts[0]![common])) common++
  return names.map((name) => name.split('.').slice(common).join('.'))
}
