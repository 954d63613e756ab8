import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { exactText } from '#chart/quantity.ts'
import { parseUnit } from '#chart/units.ts'
import type { PlotArea } from '#web/plot/plotArea.ts'
import css from './ThresholdLine.module.css'
import { placeOfThreshold, steppedThreshold, thresholdAt } from './thresholdPlace.ts'

interface Props {
  area: PlotArea
  type: 'above' | 'below'
  threshold: number
  /** What it is in; empty where that is not known. */
  unit: string
  /** What it is called, where it can be moved. */
  name: string
  /** Left out where it cannot be moved. */
  onMove?: ((threshold: number) => void) | undefined
  /** Told when it is taken hold of and let go. */
  onHold?: (isHeld: boolean) => void
}

/** A threshold over a plot: moved by the pointer, a finger or the arrow keys, with Page Up and Down ten steps at once. */
export function ThresholdLine({ area, type, threshold, unit, name, onMove, onHold }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const place = placeOfThreshold(threshold, area)
  const inView = threshold >= area.low && threshold <= area.high
  const beyond = type === 'above' ? { top: 0, height: place } : { top: place, bottom: 0 }
  const label = `${type} ${exactText(threshold, parseUnit(unit))}`

  const move = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    onMove?.(thresholdAt(event.clientY - frame.current!.getBoundingClientRect().top, area))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[
      event.key
    ]
    const end = { Home: area.low, End: area.high }[event.key]
    if (steps === undefined && end === undefined) return
    event.preventDefault()
    onMove?.(end ?? steppedThreshold(threshold, steps!, area))
  }
  return (
    <div
      ref={frame}
      className={css.frame}
      style={{ left: area.left, top: area.top, width: area.width, height: area.height }}
    >
      <div aria-hidden className={css.beyond} style={beyond} />
      {onMove === undefined ? (
        inView && (
          <div className={css.line} style={{ top: place }}>
            <span className={css.label}>{label}</span>
          </div>
        )
      ) : (
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot stand on its end over a plot
          role="slider"
          tabIndex={0}
          className={css.handle}
          style={{ top: place }}
          aria-label={name}
          aria-orientation="vertical"
          aria-valuemin={Math.min(area.low, threshold)}
          aria-valuemax={Math.max(area.high, threshold)}
          aria-valuenow={threshold}
          aria-valuetext={label}
          title="Drag it, or use the arrow keys"
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            onHold?.(true)
          }}
          onPointerMove={move}
          onLostPointerCapture={() => onHold?.(false)}
          onKeyDown={onKeyDown}
        >
          <div className={css.line}>
            <span className={css.label}>{label}</span>
          </div>
        </div>
      )}
    </div>
  )
}
