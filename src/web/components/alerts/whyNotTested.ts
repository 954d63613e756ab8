import type { ApiError } from '#api/errors.ts'

const FIELDS: Readonly<Record<string, string>> = {
  metric_name: 'the metric',
  summary_function: 'the value of each minute',
  threshold: 'the threshold',
  duration: 'the duration',
  source: 'the source',
  tags: 'the tags',
}

/** Why a backtest was refused, in the words of the form: `the metric of condition 2 is no metric of this account`. */
export function whyNotTested({ body, message }: Pick<ApiError, 'body' | 'message'>): string {
  const faults = Object.entries(body.errors.params ?? {}).flatMap(([path, messages]) => {
    const [, place, field = ''] = /^conditions\[(\d+)\](?:\.(\w+))?/.exec(path) ?? []
    const of = place === undefined ? undefined : `condition ${Number(place) + 1}`
    const known = FIELDS[field]
    const what =
      of === undefined
        ? path.startsWith('conditions')
          ? 'conditions'
          : 'the time shown'
        : known
          ? `${known} of ${of}`
          : of
    return messages.map((text) => `${what} ${text}`)
  })
  return faults.length > 0 ? faults.join(', ') : message
}
