import { memo, type RefObject, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Earlier, earlierValue } from '#chart/earlier.ts'
import { lineColor, lineDash } from '#chart/look.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { timeText } from '#chart/timeText.ts'
import { zoneName } from '#chart/zoneName.ts'
import { columnTexts } from '#chart/columnTexts.ts'
import { quantityText } from '#chart/quantity.ts'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { orderAt, rowsAt } from './cursorRows.ts'
import css from './CursorTooltip.module.css'
import { Swatch } from './Swatch.tsx'
import { usePlace } from './usePlace.ts'
import { useReadable } from '../page/useReadable.ts'

/** Rows before the rest is only counted. */
const MOST_ROWS = 18
/** CSS pixels of a row, and of all that is not rows. */
const ROW = 18
const AROUND = 56
/** Milliseconds of rest after which the rows are sorted anew: they must not jump under a moving eye. */
const REST = 150

interface Props {
  model: ChartModel
  cursor: PlotCursor
  zone: string
  /** The card of the chart; the tooltip stands beside it and never covers it where there is room. */
  panel: RefObject<HTMLElement | null>
  /** Pressed by a finger, the tooltip stays. */
  onPin: (time: number) => void
}

/**
 * All lines at the cursor, largest first, at a fixed place beside the chart. Of a chart with more lines than there are rows
 * the values change only as fast as they can be read: looking for the nearest of thousands leaves no time for more.
 */
export default function CursorTooltip({ cursor, ...rest }: Props) {
  const readable = useReadable(cursor, rest.model.lines.length > MOST_ROWS)
  return <Values {...rest} cursor={readable} />
}

const Values = memo(function Values({ model, cursor, zone, panel, onPin }: Props) {
  const scheme = useShownScheme()
  const { index, nearest } = cursor
  const place = usePlace(panel, index / model.times.length)
  const sortedAt = useRested(index)
  const order = useMemo(() => orderAt(model, sortedAt), [model, sortedAt])
  const time = model.times[index]

  if (time === undefined) return null
  const { maxHeight = 0, ...where } = place ?? {}
  const most = Math.max(1, Math.min(MOST_ROWS, Math.floor((maxHeight - AROUND) / ROW)))
  const rows = rowsAt(model, order, index, most, nearest)
  const texts = columnTexts(rows.map(({ line, value }) => ({ value, unit: line.unit })))
  return createPortal(
    // What a finger can do here, Enter does on the chart itself.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      className={css.tooltip}
      style={where}
      aria-hidden
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => onPin(time)}
    >
      <p className={css.time}>
        {timeText(time, zone, model.resolution)} <span>{zoneName(time, zone)}</span>
        {model.earlier && (
          <span className={css.earlier}>
            Dashed: {timeText(time - model.earlier.shift, zone, model.resolution)}
          </span>
        )}
      </p>
      <table className={css.rows}>
        <tbody>
          {rows.map(({ line, index }, row) => (
            <tr key={line.id} data-near={index === nearest || undefined}>
              <td>
                <Swatch color={lineColor(line, scheme)} dashed={lineDash(line) !== undefined} />
              </td>
              <td className={css.name}>{line.short}</td>
              <td className={css.value}>{texts[row]}</td>
              {model.earlier && <EarlierCell earlier={model.earlier} line={line} time={time} />}
            </tr>
          ))}
        </tbody>
      </table>
      {order.length > rows.length && (
        <p className={css.more}>
          +{(order.length - rows.length).toLocaleString('en')} more: <span className={css.press} />
        </p>
      )}
    </div>,
    panel.current?.closest('dialog') ?? document.body,
  )
})

interface EarlierProps {
  earlier: Earlier
  line: ChartLine
  time: number
}

/** What the line measured at the time that the chart is compared with. */
function EarlierCell({ earlier, line, time }: EarlierProps) {
  const value = earlierValue(earlier, line.id, time)
  return <td className={css.before}>{value === null ? '–' : quantityText(value, line.unit)}</td>
}

/** The index where the cursor last came to rest. */
function useRested(index: number): number {
  const [rested, setRested] = useState(index)
  useEffect(() => {
    const timer = setTimeout(() => setRested(index), REST)
    return () => clearTimeout(timer)
  }, [index])
  return rested
}
