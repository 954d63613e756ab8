import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { ChevronDownIcon, TableIcon } from '#web/ui/icons.tsx'
import { isIsolated, lineKey } from './isolate.ts'
import css from './Legend.module.css'
import { LegendButton } from './LegendButton.tsx'
import { LegendTable } from './LegendTable.tsx'

/** No row of a legend is wide enough for more. */
const MOST_IN_ROW = 24

interface Props {
  model: ChartModel
  /** Told the key of the line to show alone, or null to show all again. */
  onIsolate: (key: string | null) => void
}

/** The lines of a chart: one row, and a table of figures when it is opened. */
export function Legend({ model, onIsolate }: Props) {
  const [open, setOpen] = useState(false)
  const { lines } = model
  const row = useRef<HTMLUListElement>(null)
  const fitting = useFitting(row, lines)
  const more = lines.length - fitting
  const isolated = isIsolated(model)
  const choose = (line: ChartLine) => onIsolate(isolated && line.visible ? null : lineKey(line, lines))

  return (
    <div className={css.legend}>
      {open && <LegendTable model={model} onChoose={choose} />}
      <div className={css.bar}>
        <ul ref={row} className={css.row} aria-label="Lines" hidden={open}>
          {lines.slice(0, MOST_IN_ROW).map((line) => (
            <li key={line.id} className={css.item}>
              <LegendButton line={line} isolated={isolated} onChoose={choose} />
            </li>
          ))}
        </ul>
        {open && <span className={css.count}>{lines.length === 1 ? '1 line' : `${lines.length} lines`}</span>}
        <button
          type="button"
          className={css.toggle}
          aria-expanded={open}
          aria-label={open ? 'Close the table of lines' : tableName(lines.length)}
          title={open ? 'Close the table' : `${tableName(lines.length)}: last, min, average and max`}
          onClick={() => setOpen(!open)}
        >
          {!open && more > 0 && `+${more}`}
          {open ? <ChevronDownIcon /> : <TableIcon />}
        </button>
      </div>
    </div>
  )
}

const tableName = (lines: number) => (lines === 1 ? 'Table of the line' : `Table of all ${lines} lines`)

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
