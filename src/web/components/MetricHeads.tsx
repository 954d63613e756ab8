import css from './MetricRow.module.css'

/** What the columns of the list of metrics say; each row says it again to those who hear it. */
export function MetricHeads() {
  return (
    <div className={`${css.row} ${css.head}`} aria-hidden>
      <span>Metric</span>
      <span>Last hour</span>
      <span>Last value</span>
      <span className={css.unitHead}>Unit</span>
      <span className={css.typeHead}>Type</span>
    </div>
  )
}
