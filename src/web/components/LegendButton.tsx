import { lineColor } from '#chart/look.ts'
import type { ChartLine } from '#chart/model.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import css from './LegendButton.module.css'
import { Swatch } from './Swatch.tsx'

interface Props {
  line: ChartLine
  isolated: boolean
  onChoose: (line: ChartLine) => void
}

/** A line by its colour and name; a press shows it alone, another one all lines again. */
export function LegendButton({ line, isolated, onChoose }: Props) {
  const scheme = useShownScheme()
  const alone = isolated && line.visible
  return (
    <button
      type="button"
      className={css.line}
      data-off={line.visible ? undefined : true}
      aria-pressed={alone}
      title={`${line.label}\n${alone ? 'Press to show all lines' : 'Press to show this line alone'}`}
      onClick={() => onChoose(line)}
    >
      <Swatch color={lineColor(line, scheme)} dashed={line.color === null && line.slot >= 10} />
      <span className={css.name}>{line.short}</span>
    </button>
  )
}
