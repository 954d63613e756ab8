import { useMemo, useState } from 'react'
import { legendStats, type LegendStats } from '#chart/legend.ts'
import type { ChartModel } from '#chart/model.ts'
import { columnTexts } from '#chart/columnTexts.ts'
import { exactText } from '#chart/quantity.ts'
import type { Unit } from '#chart/units.ts'
import { useKeys } from '#web/ui/useKeys.ts'
import { lineFinder, SEARCHED } from './findLines.ts'
import { isIsolated, lineKeys } from '#chart/isolate.ts'
import { LegendButton } from './LegendButton.tsx'
import css from './LegendTable.module.css'
import { LineSearch } from './LineSearch.tsx'
import { orderAfter, orderedLines, type LineOrder } from '#chart/lineOrder.ts'
import { LINES_AT_ONCE, MoreLines } from './MoreLines.tsx'

interface Props {
  model: ChartModel
  onChoose: (name: string, adds: boolean) => void
  /** Told on Escape. */
  onClose: () => void
}

const COLUMNS = [
  ['last', 'Last'],
  ['min', 'Min'],
  ['average', 'Average'],
  ['max', 'Max'],
] as const satisfies readonly [keyof LegendStats, string][]

/** Every line with its figures over the shown interval, in any order; of many, found by their names. */
export default function LegendTable({ model, onChoose, onClose }: Props) {
  useKeys({ Escape: onClose })
  const { lines } = model
  const isLong = lines.length > SEARCHED
  const [text, setText] = useState('')
  const [order, setOrder] = useState<LineOrder>({ by: isLong ? 'average' : null, descending: isLong })
  const [most, setMost] = useState(LINES_AT_ONCE)
  const stats = useMemo(() => lines.map(({ values }) => legendStats(values)), [lines])
  const texts = useMemo(
    () =>
      COLUMNS.map(([by]) => columnTexts(stats.map((own, i) => ({ value: own[by], unit: lines[i]!.unit })))),
    [lines, stats],
  )
  const shown = useMemo(() => lines.map(({ short }) => short), [lines])
  const found = useMemo(() => {
    const isFound = lineFinder(isLong ? text : '')
    return orderedLines(stats, shown, order).filter((i) => isFound(lines[i]!))
  }, [lines, stats, shown, order, text, isLong])
  const isolated = isIsolated(model)
  const names = lineKeys(lines)
  const heading = (by: LineOrder['by'], label: string) => (
    <th
      key={label}
      scope="col"
      className={by === null ? undefined : css.number}
      aria-sort={order.by !== by ? undefined : order.descending ? 'descending' : 'ascending'}
    >
      <button type="button" className={css.sort} onClick={() => setOrder(orderAfter(order, by))}>
        {label}
        <span aria-hidden className={css.arrow}>
          {order.by !== by ? '' : order.descending ? '↓' : '↑'}
        </span>
      </button>
    </th>
  )
  return (
    <>
      {isLong && <LineSearch text={text} onChange={setText} />}
      <div className={css.box}>
        <table className={css.table}>
          <thead>
            <tr>
              {heading(null, 'Line')}
              {COLUMNS.map(([by, label]) => heading(by, label))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((i) => (
              <tr key={lines[i]!.id}>
                <th scope="row">
                  <LegendButton
                    line={lines[i]!}
                    name={names[i]!}
                    isolated={isolated}
                    onChoose={onChoose}
                    title={lines[i]!.label}
                  />
                </th>
                {COLUMNS.map(([name], at) => (
                  <Figure key={name} value={stats[i]![name]} unit={lines[i]!.unit} text={texts[at]![i]!} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <MoreLines found={found.length} shown={most} onMore={() => setMost(most + LINES_AT_ONCE)} />
      </div>
    </>
  )
}

/** Short enough to compare; all its digits under the pointer. */
function Figure({ value, unit, text }: { value: number | null; unit: Unit; text: string }) {
  return (
    <td className={css.number} title={value === null ? undefined : exactText(value, unit)}>
      {text}
    </td>
  )
}
