import css from './MetricRow.module.css'

interface Props {
  /** Whether all metrics of the page are chosen, or some; left out where nothing can be. */
  chosen?: 'all' | 'some' | 'none' | undefined
  onChoose: (chosen: boolean) => void
}

/** What the columns of the list of metrics say; each row says it again to those who hear it. */
export function MetricHeads({ chosen, onChoose }: Props) {
  return (
    <div className={`${css.row} ${css.head}`}>
      <div className={css.first}>
        {chosen !== undefined && (
          <label className={css.tick}>
            <input
              type="checkbox"
              aria-label="Choose all on this page"
              checked={chosen === 'all'}
              ref={(input) => {
                if (input) input.indeterminate = chosen === 'some'
              }}
              onChange={(event) => onChoose(event.target.checked)}
            />
          </label>
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
