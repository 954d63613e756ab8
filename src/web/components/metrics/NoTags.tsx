import { useMemo } from 'react'
import { FirstMeasurement } from '../page/FirstMeasurement.tsx'
import css from './MetricTags.module.css'
import { wholeRequest } from '../viewing/seriesRequest.ts'
import { useSeries } from '../viewing/useSeries.ts'

const LATELY = { range: '4w', fixed: null, source: null, tags: {} }

/** In the place of the tags of a metric that has none: nothing may have been measured under it yet. */
export function NoTags({ metric }: { metric: string }) {
  const whole = useMemo(() => wholeRequest([{ metric }], LATELY, 1), [metric])
  const { picture } = useSeries(whole, true)
  if (picture === undefined) return null
  if (picture.answer.streams.some(({ lines }) => lines.length > 0)) {
    return <p className={css.note}>Its measurements have no tags.</p>
  }
  return (
    <div className={css.none}>
      <h2>No measurements yet</h2>
      <p className={css.note}>None in the last 4 weeks. This sends one:</p>
      <FirstMeasurement metric={metric} />
    </div>
  )
}
