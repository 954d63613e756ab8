import { useMemo } from 'react'
import { legendStats, type LegendStats } from '#chart/legend.ts'
import type { ChartLine, ChartModel } from '#chart/model.ts'
import { exactText, quantityText } from '#chart/quantity.ts'
import type { Unit } from '#chart/units.ts'
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
                <Figure key={name} value={stats[i]?.[name] ?? null} unit={line.unit} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Short enough to compare; all its digits under the pointer. */
function Figure({ value, unit }: { value: number | null; unit: Unit }) {
  return (
    <td className={css.number} title={value === null ? undefined : exactText(value, unit)}>
      {value === null ? '–' : quantityText(value, unit)}
    </td>
  )
}
