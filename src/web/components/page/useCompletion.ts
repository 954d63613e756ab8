import { metricList } from '#api/metrics.ts'
import { tagList, tagView } from '#api/tags.ts'
import { bestFirst } from './bestFirst.ts'
import { LISTED, metricsNamed, tagsNamed, tagValues } from './completionQueries.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { useSettled } from './useSettled.ts'

const NONE: readonly string[] = []

/* What was found before stays until the answer to the longer text comes, so that the list does not blink. */
const options = { placeholderData: keepPreviousData, staleTime: 30_000, retry: false }

/** Names of metrics that contain a text. */
export function useMetricNames(search: string, enabled = true): readonly string[] {
  return useFoundMetrics(search, enabled).names
}

interface FoundMetrics {
  /** As many as fit a list. */
  names: readonly string[]
  /** How many there are; undefined while the names are those of the text before. */
  found: number | undefined
}

/** Names of metrics that contain a text. */
export function useFoundMetrics(search: string, enabled = true): FoundMetrics {
  const { data, isPlaceholderData } = useQuery({
    ...q(metricList, metricsNamed(search)),
    ...options,
    enabled,
  })
  if (data === undefined) return { names: NONE, found: undefined }
  const names = data.metrics.map(({ name }) => name)
  return { names: bestFirst(names, search), found: isPlaceholderData ? undefined : data.query.found }
}

/** Names of tags that contain a text, of one metric or of all. */
export function useTagNames(search: string, metric: string | undefined): readonly string[] {
  return bestFirst(
    useQuery({ ...q(tagList, tagsNamed(search, metric)), ...options }).data?.tags ?? NONE,
    search,
  )
}

/** Whether a text is the name of a metric, as far as the list says: nobody asks for what is not there at every letter. */
export function useMayBeMetric(name: string): boolean {
  const text = useSettled(name, name).trim()
  const { names, found } = useFoundMetrics(text, text !== '')
  return text === name.trim() && (has(names, text) || (found !== undefined && found > names.length))
}

/** What is to be said of a metric that nothing was measured of. */
export function useMetricWarning(metric: string): string | undefined {
  const { names, found } = useFoundMetrics(metric)
  const isUnknown = metric !== '' && found !== undefined && found === names.length && !has(names, metric)
  return isUnknown ? `${metric} was not measured yet` : undefined
}

/** What is to be said of a tag that no stream has, of one metric or of all. */
export function useTagWarning(tag: string, metric: string | undefined): string | undefined {
  const { data, isPlaceholderData } = useQuery({ ...q(tagList, tagsNamed(tag, metric)), ...options })
  if (tag === '' || data === undefined || isPlaceholderData) return undefined
  if (data.tags.length >= LISTED || has(data.tags, tag)) return undefined
  return `No stream${metric === undefined ? '' : ` of ${metric}`} has the tag ${tag}`
}

const has = (names: readonly string[], text: string): boolean =>
  names.some((name) => name.toLowerCase() === text.trim().toLowerCase())

/** Values of a tag that contain a text, of one metric or of all, and of streams that have these other tags. */
export function useTagValues(
  name: string,
  search: string,
  metric: string | undefined,
  tags?: Record<string, string[]>,
): readonly string[] {
  const { params, query } = tagValues(name, search, metric)
  const input = { params, query: { ...query, ...(tags && { tags }) } }
  const { data } = useQuery({ ...q(tagView, input), ...options, enabled: name !== '' })
  return bestFirst(data?.values ?? NONE, search)
}
