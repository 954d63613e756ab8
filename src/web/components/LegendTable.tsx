import { useMemo } from 'react'
import { legendStats, type LegendStats } from '#chart/legend.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { quantityText } from '#chart/units.ts'
import { isIsolated } from './isolate.ts'
import { LegendButton } from './LegendButton.tsx'
import css from './LegendTable.module.css'

interface Props {
  model: ChartModel
  onChoose: (line: ChartLine) => void
}

const COLUMNS = [
  ['last', 'Last'],
  ['min', 'Min'],
  ['average', 'Average'],
  ['max', 'Max'],
] as const satisfies readonly [keyof LegendStats, string][]

/** Every line with its figures over the shown interval. */
export function LegendTable({ model, onChoose }: Props) {
  const { lines } = model
  const stats = useMemo(() => lines.map(({ values }) => legendStats(values)), [lines])
  const isolated = isIsolated(model)
  return (
    <div className={css.box}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className={css.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => (
            <tr key={line.id}>
              <th scope="row">
                <LegendButton line={line} isolated={isolated} onChoose={onChoose} />
              </th>
              {COLUMNS.map(([name]) => (
                <td key={name} className={css.number}>
                  {valueText(stats[i]?.[name] ?? null, line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const valueText = (value: number | null, { unit }: ChartLine) =>
  value === null ? '–' : quantityText(value, unit)
