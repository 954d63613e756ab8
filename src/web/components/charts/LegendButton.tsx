import { lineColor, lineDash } from '#chart/look.ts'
import type { ChartLine } from '#chart/model.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { attend } from '#web/stores/attention.ts'
import { addsLine } from '../viewing/chosen.ts'
import css from './LegendButton.module.css'
import { Swatch } from './Swatch.tsx'

interface Props {
  line: ChartLine
  /** What the address calls the line. */
  name: string
  isolated: boolean
  onChoose: (name: string, adds: boolean) => void
  title?: string
}

/** A line by its colour and name. Under the pointer it is lifted out on every chart; a press shows it alone. */
export function LegendButton({ line, name, isolated, onChoose, title }: Props) {
  const scheme = useShownScheme()
  return (
    <button
      type="button"
      className={css.line}
      data-off={line.visible ? undefined : true}
      aria-pressed={isolated && line.visible}
      title={title}
      onClick={(event) => onChoose(name, addsLine(event, isolated))}
      onPointerEnter={(event) => event.pointerType !== 'touch' && attend(name)}
      onPointerLeave={() => attend(null)}
      onFocus={(event) => event.target.matches(':focus-visible') && attend(name)}
      onBlur={() => attend(null)}
    >
      <Swatch color={lineColor(line, scheme)} dashed={lineDash(line) !== undefined} />
      <span className={css.name}>{line.short}</span>
    </button>
  )
}
