import { useState } from 'react'
import { columnTexts } from '#chart/columnTexts.ts'
import type { ChartModel } from '#chart/model.ts'
import { timeText } from '#chart/timeText.ts'
import { Button } from '#web/ui/Button.tsx'
import css from './ChartData.module.css'

/** Rows and columns that are shown at first; a table of all would take the browser seconds. */
const ROWS = 100
const COLUMNS = 50

/** A chart as a table, the newest time first: what it says to those who do not see it, and exact for those who do. */
export function ChartDataTable({ model, zone }: { model: ChartModel; zone: string }) {
  const [rows, setRows] = useState(ROWS)
  const { times, lines, resolution, title } = model
  const shown = lines.slice(0, COLUMNS)
  const indexes = times.map((_, index) => times.length - 1 - index).slice(0, rows)
  const columns = shown.map(({ id, values, unit }) => ({
    id,
    texts: columnTexts(indexes.map((index) => ({ value: values[index] ?? null, unit }))),
  }))
  if (lines.length === 0) return <p className={css.note}>There are no values in this interval.</p>
  return (
    <>
      {/* The keyboard scrolls what it can reach. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.box} tabIndex={0} aria-label="Values">
        <table className={css.table}>
          <caption className="visually-hidden">
            Values of <bdi>{title}</bdi>, the newest first
          </caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {shown.map(({ id, label }) => (
                <th key={id} scope="col" title={label}>
                  <bdi>{label}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indexes.map((index, row) => (
              <tr key={times[index]}>
                <th scope="row">{timeText(times[index]!, zone, resolution)}</th>
                {columns.map(({ id, texts }) => (
                  <td key={id}>{texts[row]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={css.note}>
        {Math.min(rows, times.length)} of {times.length} rows
        {lines.length > COLUMNS && `, ${COLUMNS} of ${lines.length} lines`}. The downloads have all of them.{' '}
        {rows < times.length && (
          <Button kind="quiet" onClick={() => setRows(rows + 10 * ROWS)}>
            Show more rows
          </Button>
        )}
      </p>
    </>
  )
}
