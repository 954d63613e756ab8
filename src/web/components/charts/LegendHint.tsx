import type { ChartLine } from '#chart/model.ts'
import { useAttention } from '#web/stores/attention.ts'
import { lineKeys } from '#chart/isolate.ts'
import css from './LegendHint.module.css'

interface Props {
  lines: readonly ChartLine[]
}

/** In place of a chart's head while a line of its legend is pointed at: its whole name, and what a press does. */
export function LegendHint({ lines }: Props) {
  const index = useAttention(({ line }) => (line === null ? -1 : lineKeys(lines).indexOf(line)))
  const line = lines[index]
  if (line === undefined) return null
  const alone = lines.filter(({ visible }) => visible).length
  const press = alone === lines.length ? ALL_ON : !line.visible ? IS_OFF : alone === 1 ? IS_ALONE : IS_ON
  return (
    <div className={css.hint} aria-hidden>
      <p className={css.name}>{line.label}</p>
      <p className={css.press}>{press}</p>
    </div>
  )
}

const ALL_ON = 'Click shows it alone on every chart that has it, Shift-click adds another'
const IS_OFF = 'Click shows it alone on every chart that has it, Shift-click adds it'
const IS_ON = 'Click shows it alone on every chart that has it, Shift-click leaves it out'
const IS_ALONE = 'Click shows all lines again'
