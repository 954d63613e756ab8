import { RowTick } from '#web/ui/RowTick.tsx'
import css from './MetricRow.module.css'

interface Props {
  /** Whether all metrics of the page are selected, or some; left out where nothing can be. */
  selected?: 'all' | 'some' | 'none' | undefined
  onSelect: (selected: boolean) => void
}

/** What the columns of the list of metrics say; each row says it again to those who hear it. */
export function MetricHeads({ selected, onSelect }: Props) {
  return (
    <div className={`${css.row} ${css.head}`}>
      <div className={css.first}>
        {selected !== undefined && (
          <RowTick
            label="Select all on this page"
            checked={selected === 'some' ? 'some' : selected === 'all'}
            onChange={onSelect}
          />
        )}
        <span aria-hidden>Metric</span>
      </div>
      <span aria-hidden>Last hour</span>
      <span aria-hidden>Last value</span>
      <span aria-hidden className={css.unitHead}>
        Unit
      </span>
      <span aria-hidden className={css.typeHead}>
        Type
      </span>
    </div>
  )
}
