import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type Earlier, earlierValue } from '#chart/earlier.ts'
import { lineColor } from '#chart/look.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { type CursorValue, valuesAt } from '#chart/nearest.ts'
import { timeText } from '#chart/timeText.ts'
import { zoneName } from '#chart/zoneName.ts'
import { quantityText } from '#chart/quantity.ts'
import type { PlotCursor } from '#web/plot/cursor.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import css from './CursorTooltip.module.css'
import { Swatch } from './Swatch.tsx'

/** Rows before the rest is only counted. */
const MOST_ROWS = 18
/** Milliseconds of rest after which the rows are sorted anew: they must not jump under a moving eye. */
const REST = 150
const GAP = 6

interface Props {
  model: ChartModel
  cursor: PlotCursor
  zone: string
  /** The card of the chart; the tooltip stands beside it and never covers it where there is room. */
  panel: RefObject<HTMLElement | null>
}

/** All lines at the cursor, largest first, at a fixed place beside the chart. */
export function CursorTooltip({ model, cursor, zone, panel }: Props) {
  const scheme = useShownScheme()
  const surface = useRef<HTMLDivElement>(null)
  const sortedAt = useRested(cursor.index)
  const rows = sortedRows(model, cursor.index, sortedAt)
  const shown = withNearest(rows, cursor.nearest)
  const time = model.times[cursor.index]

  useLayoutEffect(() => {
    if (surface.current && panel.current) placeBeside(surface.current, panel.current.getBoundingClientRect())
  })

  if (time === undefined) return null
  return createPortal(
    <div ref={surface} className={css.tooltip} aria-hidden>
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
          {shown.map(({ line, index, value }) => (
            <tr key={line.id} data-near={index === cursor.nearest || undefined}>
              <td>
                <Swatch color={lineColor(line, scheme)} dashed={line.color === null && line.slot >= 10} />
              </td>
              <td className={css.name}>{line.short}</td>
              <td className={css.value}>{value === null ? '–' : quantityText(value, line.unit)}</td>
              {model.earlier && <EarlierCell earlier={model.earlier} line={line} time={time} />}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && <p className={css.more}>+{rows.length - shown.length} more</p>}
    </div>,
    document.body,
  )
}

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

type Row = Pick<CursorValue, 'line' | 'index'> & { value: number | null }

/** The values at `index` in the order that they had at `sortedAt`. */
function sortedRows(model: ChartModel, index: number, sortedAt: number): Row[] {
  const now = valuesAt(model, index)
  if (index === sortedAt) return now
  const values = new Map(now.map((row) => [row.index, row.value]))
  const order = valuesAt(model, sortedAt)
  const known = new Set(order.map((row) => row.index))
  return [
    ...order.map(({ line, index }) => ({ line, index, value: values.get(index) ?? null })),
    ...now.filter((row) => !known.has(row.index)),
  ]
}

/** The first rows, and the nearest line in the last of them when it is not among them. */
function withNearest(rows: readonly Row[], nearest: number | null): readonly Row[] {
  const first = rows.slice(0, MOST_ROWS)
  if (rows.length <= MOST_ROWS || nearest === null || first.some(({ index }) => index === nearest))
    return first
  const near = rows.find(({ index }) => index === nearest)
  return near === undefined ? first : [...first.slice(0, -1), near]
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

/** To the right of the card, else to its left, else below or above it; always within the window. */
function placeBeside(surface: HTMLElement, card: DOMRect): void {
  const { width, height } = surface.getBoundingClientRect()
  const right = card.right + GAP
  const left = card.left - GAP - width
  const beside = right + width <= window.innerWidth ? right : left >= 0 ? left : null
  const below = card.bottom + GAP
  const top =
    beside !== null ? card.top : below + height <= window.innerHeight ? below : card.top - GAP - height
  surface.style.left = `${beside ?? Math.max(GAP, Math.min(card.left, window.innerWidth - width - GAP))}px`
  surface.style.top = `${Math.max(GAP, Math.min(top, window.innerHeight - height - GAP))}px`
}
