import { useMemo } from 'react'
import type { Chart } from '#api/charts.ts'
import { bigNumber, thresholdText } from '#chart/bigNumber.ts'
import { comparisonText, intervalBefore, valueBefore } from '#chart/comparison.ts'
import { lineColor } from '#chart/look.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { sparkOf } from '#chart/sparkline.ts'
import { exactText, quantity, quantityText } from '#chart/quantity.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import css from './BigNumberPanel.module.css'
import { periodBefore } from './periodBefore.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useSeries } from '../viewing/useSeries.ts'

interface Props {
  chart: Chart
  model: ChartModel
  viewing: Viewing
  enabled: boolean
}

/** Characters from which on a unit is set as text: it would take the room of its number. */
const LONG_UNIT = 8

/** A chart of one number: its unit, its threshold, its change against the period before, and a sparkline beside. */
export function BigNumberPanel({ chart, model, viewing, enabled }: Props) {
  const scheme = useShownScheme()
  const number = useMemo(() => bigNumber(chart, model), [chart, model])
  const before = useValueBefore(chart, model, number?.line, viewing, enabled)
  const spark = useMemo(() => number && sparkOf(number.line, model.resolution), [number, model.resolution])
  if (number === null) return null
  const { value, unit, line, reached } = number
  const ofBefore = chart.use_last_value === false ? 'in' : 'on average in'
  const shown = value === null ? { number: '–', unit: '' } : quantity(value, unit)
  return (
    <div className={css.frame}>
      <div className={css.box} data-reached={reached?.type}>
        {spark && (
          <svg
            className={css.spark}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            aria-hidden
            style={{ color: lineColor(line, scheme) }}
          >
            <path className={css.area} d={spark.area} />
            <path className={css.line} d={spark.line} />
          </svg>
        )}
        <p className={css.value} title={value === null ? undefined : exactText(value, unit)}>
          <span className={css.number}>{shown.number}</span>
          {shown.unit !== '' && (
            <bdi
              className={css.unit}
              data-long={shown.unit.length > LONG_UNIT || undefined}
              data-close={shown.unit.startsWith('%') || undefined}
            >
              {shown.unit}
            </bdi>
          )}
        </p>
        {chart.label && <p className={css.label}>{chart.label}</p>}
        <p className={css.note}>
          {reached !== null && (
            <span className={css.reached}>
              <span aria-hidden className={css.shape} />
              {thresholdText(reached, unit)}
            </span>
          )}
          <span
            className={css.change}
            title={
              before === null
                ? undefined
                : `${quantityText(before, unit)} ${ofBefore} ${intervalBefore(viewing)}`
            }
          >
            {comparisonText(value, before, viewing)}
          </span>
        </p>
      </div>
    </div>
  )
}

/** What the number was in the interval before the shown one; null while that is not known. */
function useValueBefore(
  chart: Chart,
  model: ChartModel,
  shown: ChartLine | undefined,
  viewing: Viewing,
  enabled: boolean,
): number | null {
  const zone = usePageZone()
  const whole = periodBefore(chart.streams, model.from, model.to, viewing, zone)
  const { picture, outdated } = useSeries(whole, enabled)
  return useMemo(() => {
    if (picture === undefined || outdated || shown === undefined) return null
    return valueBefore(chart, picture.answer, shown)
  }, [chart, picture, outdated, shown])
}
