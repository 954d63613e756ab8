import { useMemo } from 'react'
import { metricList } from '#api/metrics.ts'
import { tagList, tagView } from '#api/tags.ts'
import { useRead } from '#web/api/useRead.ts'
import type { Finder } from '#web/editor/finder.ts'
import { bestFirst } from './bestFirst.ts'
import { metricsNamed, tagsNamed, tagValues } from './completionQueries.ts'

/** Finds what the editor of composites completes, a list's worth at a time. */
export function useFinder(): Finder {
  const read = useRead()
  return useMemo(
    () => ({
      metrics: async (search, signal) => {
        const answer = await read(metricList, metricsNamed(search), signal)
        return 'metrics' in answer
          ? bestFirst(
              answer.metrics.map(({ name }) => name),
              search,
            )
          : []
      },
      tags: async (search, metric, signal) => {
        const { tags } = await read(tagList, tagsNamed(search, metric), signal)
        return bestFirst(tags, search)
      },
      values: async (tag, search, metric, signal) => {
        const { values } = await read(tagView, tagValues(tag, search, metric), signal)
        return bestFirst(values, search)
      },
    }),
    [read],
  )
}
