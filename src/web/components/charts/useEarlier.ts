import { useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import type { SeriesQuery } from '#api/series.ts'
import type { Comparison } from '#api/comparisons.ts'
import type { Earlier } from '#chart/earlier.ts'
import { earlierRequest } from '#chart/earlierRequest.ts'
import { chartModel } from '#chart/model.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import { useSeries } from '../viewing/useSeries.ts'

/**
 * The earlier course that a chart is compared with: read in one piece with those of the other charts, again only when
 * the window has moved on. Undefined when it is off or not there yet.
 */
export function useEarlier(
  chart: Chart,
  whole: SeriesQuery,
  picture: Picture | undefined,
  compare: Comparison | null,
  zone: string,
  enabled: boolean,
): Earlier | undefined {
  const asked = useMemo(() => {
    if (compare === null || picture === undefined || chart.type === 'bignumber') return null
    return earlierRequest(whole, picture.answer, compare, zone)
  }, [chart.type, whole, picture, compare, zone])
  const { picture: before } = useSeries(asked?.query ?? { streams: [] }, enabled && asked !== null)
  return useMemo(() => {
    if (asked === null || before === undefined) return undefined
    // While the window moves on, what was read for the one before still fits; another comparison's does not.
    const off = Math.abs(before.answer.start_time - (asked.query.start_time ?? 0))
    if (off > asked.ahead + before.answer.resolution) return undefined
    return { shift: asked.shift, model: chartModel(chart, before.answer) }
  }, [asked, before, chart])
}
