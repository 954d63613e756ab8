import { useMemo, useRef } from 'react'
import { Link } from 'react-router'
import type { Metric } from '#api/metrics.ts'
import { quantityText } from '#chart/quantity.ts'
import { sparkline } from '#chart/sparkline.ts'
import { parseUnit } from '#chart/units.ts'
import { metricPath } from '#web/paths.ts'
import { RowTick } from '#web/ui/RowTick.tsx'
import { ageText } from '../page/age.ts'
import css from './MetricRow.module.css'
import { wholeRequest } from '../viewing/seriesRequest.ts'
import { useInView } from '../viewing/useInView.ts'
import { useNow } from '../page/useNow.ts'
import { useSeries } from '../viewing/useSeries.ts'
import { useWithTime } from '../page/useWithTime.ts'

/** What a row shows of a metric: the average of its streams over the last hour. */
const LAST_HOUR = { range: '1h', fixed: null, source: null, tags: {} }
const POINTS = 60

interface Props {
  metric: Metric
  /** Whether it is selected; left out where nothing can be. */
  selected?: boolean | undefined
  onSelect: (selected: boolean, asFarAsHere: boolean) => void
}

/** One metric of the list: its name and what is known of it. Its last hour is read once the row is on the screen. */
export function MetricRow({ metric, selected, onSelect }: Props) {
  const { name, display_name, type, period, composite } = metric
  const row = useRef<HTMLLIElement>(null)
  const timed = useWithTime()
  const inView = useInView(row)
  const unit = metric.attributes.display_units_short || metric.attributes.display_units_long
  return (
    <li ref={row} className={css.row}>
      <div className={css.first}>
        {selected !== undefined && (
          <RowTick label={`Select ${name}`} checked={selected} onChange={onSelect} />
        )}
        <Link to={timed(metricPath(name))} className={css.link} title={name}>
          <bdi className={css.name}>{name}</bdi>{' '}
          {display_name && (
            <bdi className={css.also} title={display_name}>
              {display_name}
            </bdi>
          )}
          {composite !== undefined && (
            <code className={css.also} title={composite}>
              {composite}
            </code>
          )}
        </Link>
      </div>
      <LastHour name={name} unit={unit} inView={inView} isComposite={composite !== undefined} />
      <bdi className={css.unit} title={unit ?? undefined}>
        {unit}
      </bdi>
      <span className={css.type} data-type={type}>
        {type}
        {period !== null && <span className={css.period}> every {ageText(period)}</span>}
      </span>
    </li>
  )
}

interface HourProps {
  name: string
  unit: string | null | undefined
  inView: boolean
  isComposite: boolean
}

/** The shape of the last hour, its last value, and the age of the last measurement; a composite has none of its own. */
function LastHour({ name, unit, inView, isComposite }: HourProps) {
  const whole = useMemo(() => wholeRequest([{ metric: name }], LAST_HOUR, POINTS), [name])
  const { picture } = useSeries(whole, inView)
  const line = picture?.answer.streams[0]?.lines[0]
  const last = line?.values.findLast((value) => value !== null)
  const spark = useMemo(() => line && sparkline(joined(line.values)), [line])
  return (
    <>
      <svg className={css.spark} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        {spark && <path className={css.line} d={spark.line} />}
        {spark && <path className={css.dot} d={spark.dots} />}
      </svg>
      <span className={css.last}>
        {typeof last === 'number' && (
          <bdi className={css.value} title={unit ?? undefined}>
            {quantityText(last, parseUnit(unit))}{' '}
          </bdi>
        )}
        <span className={css.age}>{picture && !isComposite && <Age time={line?.last_time ?? null} />}</span>
      </span>
    </>
  )
}

/** A shape of this size has no room for gaps: it joins what was measured. */
const joined = (values: readonly (number | null)[]) => values.map((value) => value ?? undefined)

function Age({ time }: { time: number | null }) {
  const now = useNow()
  return time === null ? 'not in the last hour' : `${ageText(now - time)} ago`
}
