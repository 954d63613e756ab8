import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { linesInLegend } from '#chart/linesInLegend.ts'
import type { ChartModel } from '#chart/model.ts'
import { MOST_LOUD } from '#chart/quiet.ts'
import { useAppearance } from '#web/stores/appearance.ts'
import { ChevronDownIcon, TableIcon } from '#web/ui/icons.tsx'
import { isIsolated, lineKeys } from '#chart/isolate.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import css from './Legend.module.css'
import { LegendButton } from './LegendButton.tsx'
import { LegendHint } from './LegendHint.tsx'
import { late } from '../page/late.ts'
import { counted } from '../page/counted.ts'

/* Most charts are read by their row alone. */
const LegendTable = late(() => import('./LegendTable.tsx'))

interface Props {
  model: ChartModel
  /** Told what the address calls a line that was pressed, and whether it adds to those shown alone. */
  onChoose: (name: string, adds: boolean) => void
}

/** The lines of a chart: one row, and a table of figures when it is opened. */
export function Legend({ model, onChoose }: Props) {
  const onWall = useAppearance((appearance) => appearance.onWall)
  const [isOpened, setOpen] = useState(false)
  // A wall shows charts, whatever was opened before.
  const open = isOpened && !onWall
  const { lines } = model
  const row = useRef<HTMLUListElement>(null)
  const toggle = useRef<HTMLButtonElement>(null)
  const names = lineKeys(lines)
  const named = useMemo(() => linesInLegend(lines), [lines])
  const fitting = useFitting(row, named)
  const more = lines.length - Math.min(fitting, named.length)
  const isolated = isIsolated(model)
  const close = () => {
    setOpen(false)
    toggle.current?.focus({ preventScroll: true })
  }

  return (
    <div className={css.legend} data-open={open || undefined}>
      {open && (
        <LateBoundary fallback={<div className={css.opening} />} onFailed={() => setOpen(false)}>
          <LegendTable model={model} onChoose={onChoose} onClose={close} />
        </LateBoundary>
      )}
      <div className={css.bar}>
        {!open && lines.length > MOST_LOUD && (
          <span className={css.summary}>{counted(lines.length, 'line')}, the largest:</span>
        )}
        <ul ref={row} className={css.row} aria-label="Lines" hidden={open}>
          {named.map((i) => (
            <li key={lines[i]!.id} className={css.item}>
              <LegendButton line={lines[i]!} name={names[i]!} isolated={isolated} onChoose={onChoose} />
            </li>
          ))}
        </ul>
        {open && (
          <p className={css.summary}>
            {counted(lines.length, 'line')} <span className={css.press} />
          </p>
        )}
        <button
          ref={toggle}
          type="button"
          className={css.toggle}
          aria-expanded={open}
          aria-label={open ? 'Close the table of lines' : tableName(lines.length)}
          title={open ? 'Close the table' : `${tableName(lines.length)}: last, min, average and max`}
          onClick={() => setOpen(!open)}
        >
          {!open && more > 0 && `+${more.toLocaleString('en')}`}
          {open ? <ChevronDownIcon /> : <TableIcon />}
        </button>
      </div>
      {!open && <LegendHint lines={lines} />}
    </div>
  )
}

const tableName = (lines: number) =>
  lines === 1 ? 'Table of the line' : `Table of all ${counted(lines, 'line')}`

/** How many items stand in the first row of a list that wraps. */
function useFitting(row: RefObject<HTMLElement | null>, items: readonly unknown[]): number {
  const [fitting, setFitting] = useState(items.length)
  useLayoutEffect(() => {
    const list = row.current
    if (list === null) return
    const measure = () => {
      const children = [...list.children] as HTMLElement[]
      const first = children[0]?.offsetTop ?? 0
      setFitting(children.filter((child) => child.offsetTop === first).length)
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(list)
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other items take other room
  }, [row, items.length])
  return fitting
}
